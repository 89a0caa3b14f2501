// SPDX-License-Identifier: ISC
// Moves every pane of a window to the place of its neighbour (tmux(1), rotate-window).
#include "shim/commands/table.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
        const state::WindowId window = place.window->id;
        const bool zoom_again = args.has('Z') && !place.window->zoomed_layout.empty();
        unzoom(registry, window, change);
        rotate_panes(registry, window, args.has('D') ? Rotation::down : Rotation::up, change);
        context.make_current(registry.window(window)->active);
        if (zoom_again) zoom(registry, window, change);
        return {};
      });
}

}  // namespace

extern const CommandSpec rotate_window_command;
const CommandSpec rotate_window_command = {
    .args = {.name = "rotate-window", .flags = "Dt:UZ", .max_operands = 0, .usage = "[-DUZ] [-t target-window]"},
    .alias = "rotatew",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
