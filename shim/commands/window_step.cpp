// SPDX-License-Identifier: ISC
// Follows cmd-select-window.c and session.c.
#include "shim/commands/window_step.hpp"

#include "shim/tree/links.hpp"

namespace shim {

namespace {

tl::unexpected<state::Error> no_window(std::string_view which) {
  return state::fail(state::ErrorCode::not_found, std::string("no ") + std::string(which) + " window");
}

}  // namespace

state::Result<int> stepped_index(const state::Session& session, WindowStep step) {
  if (step == WindowStep::last) {
    if (session.last.empty()) return no_window("last");
    return session.last.front();
  }
  const bool next = step == WindowStep::next;
  const auto index = next ? next_index(session, session.current) : previous_index(session, session.current);
  if (!index || *index == session.current) return no_window(next ? "next" : "previous");
  return *index;
}

// The next window with an alert, the current one last (session_next_alert).
state::Result<int> alerted_index(const state::Session& session, WindowStep step) {
  const bool next = step == WindowStep::next;
  int index = session.current;
  for (std::size_t i = 0; i < session.links.size(); ++i) {
    index = (next ? next_index(session, index) : previous_index(session, index)).value_or(index);
    if (index == session.current) break;
    if (find_link(session, index)->alerts != 0) return index;
  }
  return no_window(next ? "next" : "previous");
}

void go_to_window(Context& context, state::Registry& registry, const state::Session& session, int index) {
  if (index == session.current) return;  // tmux: what is current for the commands that follow stays, too
  const state::WindowId window = find_link(session, index)->window;
  select_window(registry, session.id, index);
  context.current = {session.id, registry.window(window)->active, index};
}

state::Result<void> step_window(Context& context, const Args& args, WindowStep step) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::session));
    ROOST_TRY_ASSIGN(const int index,
                     args.has('a') ? alerted_index(*place.session, step) : stepped_index(*place.session, step));
    go_to_window(context, registry, *place.session, index);
    return {};
  });
}

}  // namespace shim
