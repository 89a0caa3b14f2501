// SPDX-License-Identifier: ISC
// The text form of a layout tree, "80x24,0,0{40x24,0,0,1,39x24,41,0,2}": {} is left-right, [] top-bottom, the last
// number of a leaf its pane. Internal to shim/layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shim/layout/cell.hpp"

namespace shim {

enum class LeafIds : std::uint8_t { required, ignored };

// The tree of the whole text; null when it is not one.
CellPtr parse_cells(std::string_view text, LeafIds ids);

std::string print_cells(const LayoutCell& root);

// tmux's rotating 16-bit checksum, as four hexadecimal digits.
std::uint16_t layout_checksum(std::string_view text);

}  // namespace shim
