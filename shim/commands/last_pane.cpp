// SPDX-License-Identifier: ISC
// Goes back to the pane that was active before (tmux(1), last-pane).
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// With two panes the other one counts as the last even if it was never left (cmd-select-pane.c).
std::optional<state::PaneId> last_pane(const state::Window& window) {
  if (!window.last.empty()) return window.last.front();
  if (window.panes.size() != 2) return std::nullopt;
  return window.panes[window.panes[0] == window.active ? 1 : 0];
}

state::Result<void> run(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
        const state::WindowId window = place.window->id;
        const auto pane = last_pane(*place.window);
        if (!pane) return state::fail(state::ErrorCode::not_found, "no last pane");
        if (args.has('e') || args.has('d')) {
          registry.edit_pane(*pane)->input_off = !args.has('e');
          return {};
        }
        const bool stay_zoomed = args.has('Z') && !place.window->zoomed_layout.empty();
        unzoom(registry, window, change);
        select_pane(registry, window, *pane);
        if (stay_zoomed) zoom(registry, window, change);
        return {};
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
