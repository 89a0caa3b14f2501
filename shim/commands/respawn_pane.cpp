// SPDX-License-Identifier: ISC
// Runs a pane's program again, or another one; host, id and history stay (tmux(1), respawn-pane).
#include "shim/commands/respawn.hpp"
#include "shim/commands/table.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  Respawn respawn;
  ROOST_TRY(
      context.transact([&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        const auto described = respawn.describe(context, world, registry, place, args);
        if (!described) return prefixed("respawn pane failed", described.error());
        leave_all_modes(registry, place.pane->id, change);
        return {};
      }));
  if (const auto started = respawn.start(context); !started) return prefixed("respawn pane failed", started.error());
  return {};
}

}  // namespace

extern const CommandSpec respawn_pane_command;
const CommandSpec respawn_pane_command = {
    .args = {.name = "respawn-pane",
             .flags = "c:e:kt:",
             .usage = "[-k] [-c start-directory] [-e environment] [-t target-pane] [shell-command]"},
    .alias = "respawnp",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
