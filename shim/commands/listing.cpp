// SPDX-License-Identifier: ISC
#include "shim/commands/listing.hpp"

#include <algorithm>

namespace shim {

void Listing::add(const Place& place, std::string_view default_format) {
  FormatContext format;
  format.extra = context_.hooks.formats;
  format.world = &world_;
  format.caller = &context_.caller();
  format.place = place;
  format.extra["line"] = std::to_string(line_++);
  const auto filter = args_.value('f');
  if (!filter || is_true(expand(*filter, format)))
    context_.print(expand(args_.value('F').value_or(default_format), format));
  world_.live.forget_facts();
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
