// SPDX-License-Identifier: ISC
// Moves a window to another index or session, or with -r numbers a session's windows anew (tmux(1), move-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_move.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

state::Result<void> renumber(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY(context.target(world, args, TargetKind::window, 's'));
    // tmux does nothing and exits with 0 when there is no such session.
    ROOST_TRY_ASSIGN(const Place target, context.target(world, args, TargetKind::session));
    renumber_session(registry, target.session->id);
    return {};
  });
}

state::Result<void> run(Context& context, const Args& args) {
  return args.has('r') ? renumber(context, args) : move_window(context, args, SourceLink::goes);
}

}  // namespace

extern const CommandSpec move_window_command;
const CommandSpec move_window_command = {
    .args = {.name = "move-window",
             .flags = "abdkrs:t:",
             .max_operands = 0,
             .usage = "[-abdkr] [-s src-window] [-t dst-window]"},
    .alias = "movew",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
