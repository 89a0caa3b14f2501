// SPDX-License-Identifier: ISC
// Makes another window of a session current (tmux(1), select-window, next-window, previous-window, last-window).
#include "shim/commands/table.hpp"
#include "shim/tree/links.hpp"

namespace shim {

namespace {

enum class Direction : std::uint8_t { target, next, previous, last };

tl::unexpected<state::Error> no_window(std::string_view which) {
  return state::fail(state::ErrorCode::not_found, std::string("no ") + std::string(which) + " window");
}

// Alerts (-a) come from an attached client's monitoring, which no session here has.
state::Result<int> wanted_index(const state::Session& session, Direction direction, const Args& args) {
  if (direction == Direction::last) {
    if (session.last.empty()) return no_window("last");
    return session.last.front();
  }
  const bool next = direction == Direction::next;
  const auto index = next ? next_index(session, session.current) : previous_index(session, session.current);
  if (!index || *index == session.current || args.has('a')) return no_window(next ? "next" : "previous");
  return *index;
}

state::Result<void> go(Context& context, const Args& args, Direction direction, TargetKind kind) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, kind));
    int index = place.link->index;
    Direction way = direction;
    // -T on the current window goes back to the one before.
    if (way == Direction::target && args.has('T') && index == place.session->current) way = Direction::last;
    if (way != Direction::target) {
      ROOST_TRY_ASSIGN(index, wanted_index(*place.session, way, args));
    }
    select_window(registry, place.session->id, index);
    const state::WindowLink* link = find_link(*registry.session(place.session->id), index);
    context.current_pane = registry.window(link->window)->active;
    return {};
  });
}

state::Result<void> run_select(Context& context, const Args& args) {
  const auto direction = args.has('n')   ? Direction::next
                         : args.has('p') ? Direction::previous
                         : args.has('l') ? Direction::last
                                         : Direction::target;
  return go(context, args, direction, TargetKind::window);
}
state::Result<void> run_next(Context& context, const Args& args) {
  return go(context, args, Direction::next, TargetKind::session);
}
state::Result<void> run_previous(Context& context, const Args& args) {
  return go(context, args, Direction::previous, TargetKind::session);
}
state::Result<void> run_last(Context& context, const Args& args) {
  return go(context, args, Direction::last, TargetKind::session);
}

}  // namespace

extern const CommandSpec select_window_command;
const CommandSpec select_window_command = {
    .args = {.name = "select-window", .flags = "lnpTt:", .max_operands = 0, .usage = "[-lnpT] [-t target-window]"},
    .alias = "selectw",
    .lock = LockNeed::write,
    .run = run_select,
};

extern const CommandSpec next_window_command;
const CommandSpec next_window_command = {
    .args = {.name = "next-window", .flags = "at:", .max_operands = 0, .usage = "[-a] [-t target-session]"},
    .alias = "next",
    .lock = LockNeed::write,
    .run = run_next,
};

extern const CommandSpec previous_window_command;
const CommandSpec previous_window_command = {
    .args = {.name = "previous-window", .flags = "at:", .max_operands = 0, .usage = "[-a] [-t target-session]"},
    .alias = "prev",
    .lock = LockNeed::write,
    .run = run_previous,
};

extern const CommandSpec last_window_command;
const CommandSpec last_window_command = {
    .args = {.name = "last-window", .flags = "t:", .max_operands = 0, .usage = "[-t target-session]"},
    .alias = "last",
    .lock = LockNeed::write,
    .run = run_last,
};

}  // namespace shim
