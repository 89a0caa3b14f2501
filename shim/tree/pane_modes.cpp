// SPDX-License-Identifier: ISC
// Follows window.c and mode-tree.c.
#include "shim/tree/pane_modes.hpp"

#include <algorithm>

#include "state/state_dir.hpp"

namespace shim {

void enter_mode(state::Registry& registry, state::PaneId pane, std::string_view mode, ModeZoom zoomed,
                TreeChange& change) {
  state::Pane& record = *registry.edit_pane(pane);
  const auto at = std::find(record.modes.begin(), record.modes.end(), mode);
  if (at != record.modes.end()) {
    std::rotate(record.modes.begin(), at, std::next(at));
    return;
  }
  record.modes.insert(record.modes.begin(), std::string(mode));
  if (mode == "copy-mode") record.copy_entry = static_cast<std::uint64_t>(state::now_us());
  if (mode == "view-mode") record.view_entry = static_cast<std::uint64_t>(state::now_us());
  const state::WindowId window = record.window;
  if (zoomed == ModeZoom::none || !registry.window(window)->zoomed_layout.empty()) return;
  record.zoom_mode = mode;
  if (registry.window(window)->panes.size() > 1) select_pane(registry, window, pane);
  zoom(registry, window, change);
}

void leave_mode(state::Registry& registry, state::PaneId pane, TreeChange& change) {
  state::Pane& record = *registry.edit_pane(pane);
  if (record.modes.empty()) return;
  if (record.modes.front() == record.zoom_mode) {
    record.zoom_mode.clear();
    unzoom(registry, record.window, change);
  }
  record.modes.erase(record.modes.begin());
}

void leave_all_modes(state::Registry& registry, state::PaneId pane, TreeChange& change) {
  while (!registry.pane(pane)->modes.empty()) leave_mode(registry, pane, change);
}

}  // namespace shim
