// SPDX-License-Identifier: ISC
// Two panes change places (tmux(1), swap-pane).
#include <algorithm>

#include "shim/commands/table.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

// -D: the pane after the target, -U: the one before it, around the ends.
state::PaneId beside(const state::Window& window, state::PaneId pane, const Args& args) {
  const auto at = std::find(window.panes.begin(), window.panes.end(), pane);
  if (args.has('D')) return std::next(at) == window.panes.end() ? window.panes.front() : *std::next(at);
  return at == window.panes.begin() ? window.panes.back() : *std::prev(at);
}

state::Result<void> run(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place source,
                         context.target(world, args, TargetKind::pane, 's', TargetFlag::default_marked));
        ROOST_TRY_ASSIGN(const Place target, context.target(world, args, TargetKind::pane));
        const bool steps = args.has('D') || args.has('U');
        const state::PaneId with = steps ? beside(*target.window, target.pane->id, args) : source.pane->id;
        const state::WindowId windows[] = {registry.pane(with)->window, target.window->id};
        bool zoom_again[] = {false, false};
        for (const std::size_t i : {0u, 1u}) {
          zoom_again[i] = args.has('Z') && !registry.window(windows[i])->zoomed_layout.empty();
          unzoom(registry, windows[i], change);
        }
        swap_panes(registry, with, target.pane->id, args.has('d') ? Selection::keep : Selection::select, change);
        for (const std::size_t i : {0u, 1u}) {
          if (zoom_again[i]) zoom(registry, windows[i], change);
        }
        return {};
      });
}

}  // namespace

extern const CommandSpec swap_pane_command;
const CommandSpec swap_pane_command = {
    .args = {.name = "swap-pane",
             .flags = "dDs:t:UZ",
             .max_operands = 0,
             .usage = "[-dDUZ] [-s src-pane] [-t dst-pane]"},
    .alias = "swapp",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
