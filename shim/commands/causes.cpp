// SPDX-License-Identifier: ISC
#include "shim/commands/causes.hpp"

#include "shim/commands/copy_requests.hpp"
#include "shim/target/resolve.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

// What nobody ever looks at must not grow without end: the newest stay.
constexpr std::size_t k_most_causes = 200;
constexpr std::size_t k_longest_cause = 4096;

void enter_view_mode(state::Registry& registry, state::PaneId pane, TreeChange& change) {
  const auto& modes = registry.pane(pane)->modes;
  if (modes.empty() || modes.front() != "view-mode") enter_mode(registry, pane, "view-mode", ModeZoom::none, change);
}

void add_causes(state::Registry& registry, const std::vector<std::string>& added) {
  std::vector<std::string>& causes = registry.edit_head().causes;
  for (const std::string& cause : added) causes.push_back(cause.substr(0, k_longest_cause));
  if (causes.size() > k_most_causes) causes.erase(causes.begin(), causes.end() - k_most_causes);
}

const state::Session* first_by_name(const state::Registry& registry) {
  const state::Session* first = nullptr;
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session != nullptr && (first == nullptr || session->name < first->name)) first = session;
  }
  return first;
}

}  // namespace

void show_in_view_mode(Context& context, std::optional<state::PaneId> pane, std::vector<std::string> lines) {
  std::optional<state::PaneId> shown;
  CopyRequest request;
  // Without a session there is nowhere to show it.
  (void)context.transact([&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    Place place;
    if (pane && registry.pane(*pane) != nullptr) place = place_of_pane(registry, *pane);
    const Caller nobody;
    if (place.pane == nullptr) place = current_place(world, nobody).value_or(Place{});
    if (place.pane == nullptr) return {};
    enter_view_mode(registry, place.pane->id, change);
    request = copy_request(world, place, CopyRequest::Kind::enter);
    shown = place.pane->id;
    return {};
  });
  if (!shown) return;
  request.words = std::move(lines);
  (void)ask_copy_mode(context, *shown, request);
}

void keep_causes(Context& context) {
  const std::vector<std::string> causes = context.take_causes();
  if (causes.empty()) return;
  (void)context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    add_causes(registry, causes);
    return {};
  });
}

void show_config_causes(Context& context) {
  const std::vector<std::string> causes = context.take_causes();
  if (causes.empty()) return;
  (void)context.transact([&](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    add_causes(registry, causes);
    if (const state::Session* session = first_by_name(registry)) show_causes(registry, session->id, change);
    return {};
  });
}

void show_causes(state::Registry& registry, state::SessionId session, TreeChange& change) {
  if (registry.head().causes.empty()) return;
  registry.edit_head().causes.clear();
  const state::Session& shown = *registry.session(session);
  const state::WindowLink* link = find_link(shown, shown.current);
  if (link != nullptr) enter_view_mode(registry, registry.window(link->window)->active, change);
}

void print_causes(Context& context) {
  keep_causes(context);
  {
    const auto now = context.snapshot();
    if (!now || (*now)->registry().head().causes.empty()) return;
  }
  std::vector<std::string> causes;
  (void)context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    causes = std::exchange(registry.edit_head().causes, {});
    return {};
  });
  for (const std::string& cause : causes) context.print(cause);
}

}  // namespace shim
