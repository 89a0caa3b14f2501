// SPDX-License-Identifier: ISC
// The modes a pane is in (copy-mode, choose-tree and so on), the shown one first (tmux: window_pane_set_mode). Their
// screens are for attached clients; what scripts can see is which mode it is, and a window zoomed by it.
#pragma once

#include <cstdint>
#include <string_view>

#include "shim/tree/tree.hpp"

namespace shim {

enum class ModeZoom : std::uint8_t { none, zoom };  // -Z of the modes that show a list

void enter_mode(state::Registry& registry, state::PaneId pane, std::string_view mode, ModeZoom zoomed,
                TreeChange& change);
// Leaves the shown one.
void leave_mode(state::Registry& registry, state::PaneId pane, TreeChange& change);
void leave_all_modes(state::Registry& registry, state::PaneId pane, TreeChange& change);

}  // namespace shim
