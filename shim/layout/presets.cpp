// SPDX-License-Identifier: ISC
// The five preset layouts (tmux: layout-set.c).
#include <algorithm>
#include <array>
#include <utility>

#include "shim/layout/cell.hpp"
#include "shim/layout/layout_ops.hpp"
#include "shim/layout/number.hpp"

namespace shim {

namespace {

constexpr std::array<std::string_view, 5> k_preset_names = {"even-horizontal", "even-vertical", "main-horizontal",
                                                            "main-vertical", "tiled"};
constexpr unsigned k_min = Layout::k_minimum;

using Panes = std::vector<state::PaneId>;

CellKind kind_along(SplitDirection axis) {
  return axis == SplitDirection::left_right ? CellKind::left_right : CellKind::top_bottom;
}
SplitDirection other_axis(SplitDirection axis) {
  return axis == SplitDirection::left_right ? SplitDirection::top_bottom : SplitDirection::left_right;
}
unsigned length_of(WindowSize size, SplitDirection axis) {
  return axis == SplitDirection::left_right ? size.width : size.height;
}

// The room that `count` panes in a row need at least.
unsigned row_minimum(std::size_t count) { return static_cast<unsigned>(count) * (k_min + 1) - 1; }

CellPtr arrange_even(SplitDirection axis, const Panes& panes, WindowSize size, BorderStatus status) {
  CellPtr root = make_cell(kind_along(axis), size.width, size.height);
  unsigned needed = row_minimum(panes.size());
  if (axis == SplitDirection::top_bottom && status != BorderStatus::off) ++needed;
  root->length(axis) = std::max(needed, root->length(axis));
  for (const state::PaneId pane : panes) append_child(*root, make_pane_cell(pane, size.width, size.height));
  spread_children(*root, status);
  return root;
}

struct MainSizes {
  unsigned main = 0, other = 0;
};

// `room` is without the border between the two.
MainSizes main_sizes(unsigned room, std::string_view main_option, unsigned main_default,
                     std::string_view other_option) {
  const auto wanted = parse_number_or_percentage(main_option, 0, room, room);
  const unsigned main = wanted ? static_cast<unsigned>(*wanted) : main_default;
  if (main + k_min >= room) return {room <= k_min + k_min ? k_min : room - k_min, k_min};
  const auto rest = parse_number_or_percentage(other_option, 0, room, room);
  const unsigned other = rest ? static_cast<unsigned>(*rest) : 0;
  if (other == 0 || room - other < main) return {main, room - main};
  return {room - other, other};
}

// The first pane in one part; the others share the second part, across the axis.
CellPtr arrange_main(SplitDirection axis, MainSizes sizes, const Panes& panes, WindowSize size, BorderStatus status) {
  const SplitDirection across = other_axis(axis);
  const unsigned breadth = std::max(row_minimum(panes.size() - 1), length_of(size, across));
  const auto sized = [&](CellPtr cell, unsigned length) {
    cell->length(axis) = length;
    cell->length(across) = breadth;
    return cell;
  };
  CellPtr root = sized(make_cell(kind_along(axis), 0, 0), sizes.main + sizes.other + 1);
  append_child(*root, sized(make_pane_cell(panes[0], 0, 0), sizes.main));
  if (panes.size() == 2) {
    append_child(*root, sized(make_pane_cell(panes[1], 0, 0), sizes.other));
    return root;
  }
  LayoutCell& others = append_child(*root, sized(make_cell(kind_along(across), 0, 0), sizes.other));
  for (std::size_t i = 1; i < panes.size(); ++i) {
    LayoutCell& child = append_child(others, sized(make_pane_cell(panes[i], 0, 0), sizes.other));
    child.length(across) = k_min;
  }
  spread_children(others, status);
  return root;
}

struct Grid {
  unsigned columns = 1, rows = 1;
};

Grid grid_for(unsigned count) {
  Grid grid;
  while (grid.rows * grid.columns < count) {
    ++grid.rows;
    if (grid.rows * grid.columns < count) ++grid.columns;
  }
  return grid;
}

CellPtr arrange_tiled(const Panes& panes, WindowSize size, BorderStatus status) {
  const auto count = static_cast<unsigned>(panes.size());
  const auto [columns, rows] = grid_for(count);
  // A window narrower than its separators wraps in tmux too; the clamp makes either the minimum.
  const unsigned width = size.width > columns - 1 ? std::max((size.width - (columns - 1)) / columns, k_min) : k_min;
  const unsigned height = size.height > rows - 1 ? std::max((size.height - (rows - 1)) / rows, k_min) : k_min;
  CellPtr root = make_cell(CellKind::top_bottom, std::max((width + 1) * columns - 1, size.width),
                           std::max((height + 1) * rows - 1, size.height));

  for (unsigned first = 0; first < count; first += columns) {
    const unsigned in_row = std::min(columns, count - first);
    if (in_row == 1) {
      append_child(*root, make_pane_cell(panes[first], size.width, height));
      continue;
    }
    LayoutCell& row = append_child(*root, make_cell(CellKind::left_right, size.width, height));
    for (unsigned i = 0; i < in_row; ++i) append_child(row, make_pane_cell(panes[first + i], width, height));
    const unsigned used = in_row * (width + 1) - 1;
    if (size.width > used) {
      adjust(*row.children.back(), SplitDirection::left_right, static_cast<int>(size.width - used), status);
    }
  }
  const unsigned used = rows * height + rows - 1;
  if (size.height > used) {
    adjust(*root->children.back(), SplitDirection::top_bottom, static_cast<int>(size.height - used), status);
  }
  return root;
}

CellPtr arrange_cells(LayoutPreset preset, const Panes& panes, WindowSize size, const PresetSizes& sizes,
                      BorderStatus status) {
  constexpr auto across = SplitDirection::left_right;
  constexpr auto down = SplitDirection::top_bottom;
  switch (preset) {
    case LayoutPreset::even_horizontal:
      return arrange_even(across, panes, size, status);
    case LayoutPreset::even_vertical:
      return arrange_even(down, panes, size, status);
    case LayoutPreset::main_horizontal:
      return arrange_main(down, main_sizes(size.height - 1, sizes.main_height, 24, sizes.other_height), panes, size,
                          status);
    case LayoutPreset::main_vertical:
      return arrange_main(across, main_sizes(size.width - 1, sizes.main_width, 80, sizes.other_width), panes, size,
                          status);
    case LayoutPreset::tiled:
      break;
  }
  return arrange_tiled(panes, size, status);
}

}  // namespace

std::optional<LayoutPreset> find_preset(std::string_view name) {
  std::optional<LayoutPreset> found;
  for (std::size_t i = 0; i < k_preset_names.size(); ++i) {
    if (!k_preset_names[i].starts_with(name)) continue;
    if (found) return std::nullopt;
    found = static_cast<LayoutPreset>(i);
  }
  return found;
}

Layout arrange(LayoutPreset preset, const std::vector<state::PaneId>& panes, WindowSize size, const PresetSizes& sizes,
               BorderStatus status) {
  if (panes.size() == 1) return Layout::single(panes[0], size);
  CellPtr root = arrange_cells(preset, panes, size, sizes, status);
  place_cells(*root);
  return LayoutAccess::make(std::move(root));
}

}  // namespace shim
