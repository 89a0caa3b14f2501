// SPDX-License-Identifier: ISC
// Goes back to the pane that was active before (tmux(1), last-pane).
#include "shim/commands/pane_switch.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
        return switch_to_last_pane(context, registry, *place.window, args, change);
      });
}

}  // namespace

extern const CommandSpec last_pane_command;
const CommandSpec last_pane_command = {
    .args = {.name = "last-pane", .flags = "det:Z", .max_operands = 0, .usage = "[-deZ] [-t target-window]"},
    .alias = "lastp",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
