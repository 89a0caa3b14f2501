// SPDX-License-Identifier: ISC
// Kills a pane, or with -a the window's other panes (tmux(1), kill-pane).
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact_ending(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        const state::PaneId target = place.pane->id;
        if (!args.has('a')) {
          remove_pane(registry, target, change);
          return {};
        }
        const state::WindowId window = place.window->id;
        unzoom(registry, window, change);
        const std::vector<state::PaneId> panes = registry.window(window)->panes;
        for (const state::PaneId id : panes) {
          if (id != target) remove_pane(registry, id, change);
        }
        return {};
      });
}

}  // namespace

extern const CommandSpec kill_pane_command;
const CommandSpec kill_pane_command = {
    .args = {.name = "kill-pane", .flags = "at:", .max_operands = 0, .usage = "[-a] [-t target-pane]"},
    .alias = "killp",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
