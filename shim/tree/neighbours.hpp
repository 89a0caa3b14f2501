// SPDX-License-Identifier: ISC
// Which pane lies beside another, around the window's ends (tmux: window_pane_find_up and its kin).
#pragma once

#include <optional>
#include <vector>

#include "shim/layout/layout.hpp"
#include "state/registry.hpp"

namespace shim {

// Boxes of all panes in index order. While zoomed the active pane has the window and the hidden ones keep their place.
std::vector<PaneBox> all_boxes(const state::Registry& registry, const state::Window& window);

// Of several neighbours the last active pane is preferred, else the first in order.
std::optional<state::PaneId> neighbour(const state::Registry& registry, const state::Window& window, state::PaneId pane,
                                       ResizeEdge side);

}  // namespace shim
