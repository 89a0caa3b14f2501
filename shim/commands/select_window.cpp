// SPDX-License-Identifier: ISC
// Makes another window of a session current (tmux(1), select-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_step.hpp"

namespace shim {

namespace {

// -n, -p and -l step; -T on the current window goes back to the one before.
state::Result<int> wanted_index(const Place& place, const Args& args) {
  const state::Session& session = *place.session;
  if (args.has('n')) return stepped_index(session, WindowStep::next);
  if (args.has('p')) return stepped_index(session, WindowStep::previous);
  const bool back = args.has('T') && place.link->index == session.current;
  if (args.has('l') || back) return stepped_index(session, WindowStep::last);
  return place.link->index;
}

state::Result<void> run(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
    ROOST_TRY_ASSIGN(const int index, wanted_index(place, args));
    go_to_window(context, registry, *place.session, index);
    return {};
  });
}

}  // namespace

extern const CommandSpec select_window_command;
const CommandSpec select_window_command = {
    .args = {.name = "select-window", .flags = "lnpTt:", .max_operands = 0, .usage = "[-lnpT] [-t target-window]"},
    .alias = "selectw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
