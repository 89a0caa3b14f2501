// SPDX-License-Identifier: ISC
// Follows cmd-select-pane.c.
#include "shim/commands/pane_switch.hpp"

namespace shim {

namespace {

// The pane that was active before; with only two panes, the other one.
std::optional<state::PaneId> last_pane(const state::Window& window) {
  if (!window.last.empty()) return window.last.front();
  if (window.panes.size() != 2) return std::nullopt;
  return window.panes.front() == window.active ? window.panes.back() : window.panes.front();
}

}  // namespace

void switch_to_pane(Context& context, state::Registry& registry, const state::Window& window, state::PaneId pane,
                    const Args& args, TreeChange& change) {
  const bool zoom_again = args.has('Z') && !window.zoomed_layout.empty();
  unzoom(registry, window.id, change);
  select_pane(registry, window.id, pane);
  if (zoom_again) zoom(registry, window.id, change);
  context.make_current(pane);
}

void set_pane_input(state::Registry& registry, state::PaneId pane, const Args& args) {
  registry.edit_pane(pane)->input_off = !args.has('e');
}

state::Result<void> switch_to_last_pane(Context& context, state::Registry& registry, const state::Window& window,
                                        const Args& args, TreeChange& change) {
  const auto pane = last_pane(window);
  if (!pane) return state::fail(state::ErrorCode::not_found, "no last pane");
  if (args.has('e') || args.has('d')) {
    set_pane_input(registry, *pane, args);
  } else {
    switch_to_pane(context, registry, window, *pane, args, change);
  }
  return {};
}

}  // namespace shim
