// SPDX-License-Identifier: ISC
// Puts a pane into copy mode, or with -q out of all its modes (tmux(1), copy-mode).
#include "shim/commands/table.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY(context.target(world, args, TargetKind::pane, 's'));
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        if (args.has('q')) {
          leave_all_modes(registry, place.pane->id, change);
        } else if (!args.has('M')) {  // -M follows a mouse that drags; tmux does nothing without one
          enter_mode(registry, place.pane->id, "copy-mode", ModeZoom::none, change);
        }
        return {};
      });
}

}  // namespace

extern const CommandSpec copy_mode_command;
const CommandSpec copy_mode_command = {
    .args = {.name = "copy-mode",
             .flags = "eHMs:t:uq",
             .max_operands = 0,
             .usage = "[-eHMuq] [-s src-pane] [-t target-pane]"},
    .alias = {},
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
