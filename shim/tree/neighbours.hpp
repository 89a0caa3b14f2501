// SPDX-License-Identifier: ISC
// Which pane lies beside another, around the window's ends (tmux: window_pane_find_up and its kin).
#pragma once

#include <optional>
#include <vector>

#include "shim/layout/layout.hpp"
#include "state/registry.hpp"

namespace shim {

enum class ZoomView : std::uint8_t { shown, unzoomed };

// Boxes of all panes in index order. In a zoomed window that is shown so, the active pane has the whole window and the
// hidden ones keep their places.
std::vector<PaneBox> all_boxes(const state::Registry& registry, const state::Window& window,
                               ZoomView view = ZoomView::shown);

// Of several neighbours the most recently active one, else the first in order.
std::optional<state::PaneId> neighbour(const state::Registry& registry, const state::Window& window, state::PaneId pane,
                                       ResizeEdge side, ZoomView view = ZoomView::shown);

}  // namespace shim
