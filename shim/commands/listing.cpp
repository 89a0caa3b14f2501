// SPDX-License-Identifier: ISC
#include "shim/commands/listing.hpp"

#include <algorithm>

namespace shim {

Listing::Listing(Context& context, const World& world, const Args& args)
    : context_(context), world_(world), filter_(args.value('f')), chosen_format_(args.value('F')) {
  format_.extra = context_.hooks.formats;
  format_.world = &world_;
  format_.caller = &context_.caller();
}

void Listing::add(const Place& place, std::string_view default_format) {
  format_.place = place;
  format_.extra["line"] = std::to_string(line_++);
  if (!filter_ || is_true(expand(*filter_, format_)))
    context_.print(expand(chosen_format_.value_or(default_format), format_));
  world_.live.forget_facts();
  let_go(place);
}

// list-panes goes on in the pane's window.
void Listing::let_go(const Place& place) const {
  const state::Registry& registry = world_.registry;
  if (place.pane != nullptr) {
    registry.let_go(place.pane->id);
  } else if (place.window != nullptr) {
    registry.let_go(place.window->active);
    registry.let_go(place.window->id);
  }
}

std::vector<const state::Session*> sessions_by_name(const state::Registry& registry) {
  std::vector<const state::Session*> out;
  for (const state::SessionId id : registry.session_ids()) {
    if (const state::Session* session = registry.session(id)) out.push_back(session);
  }
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  return out;
}

}  // namespace shim
