// SPDX-License-Identifier: ISC
// Resizing windows and panes, closing, spreading and exchanging panes (tmux: layout.c).
#include <algorithm>
#include <utility>

#include "shim/layout/cell.hpp"
#include "shim/layout/layout_ops.hpp"

namespace shim {

namespace {

// No axis falls below what its panes need; an axis that is at its minimum only grows.
void resize_axis(LayoutCell& root, SplitDirection axis, unsigned wanted, BorderStatus status) {
  const int limit = static_cast<int>(slack(root, axis, status));
  const int change = static_cast<int>(wanted) - static_cast<int>(root.length(axis));
  adjust(root, axis, std::max(change, -limit), status);
}

// The cell that has the pane and a neighbour along the axis; null when there is none.
LayoutCell* cell_with_neighbour(LayoutCell& root, state::PaneId pane, SplitDirection axis) {
  LayoutCell* cell = find_cell(root, pane);
  const auto has_none = [axis](const LayoutCell& one) {
    return one.parent == nullptr || !one.parent->runs_along(axis) || one.parent->children.size() == 1;
  };
  while (cell != nullptr && has_none(*cell)) cell = cell->parent;
  return cell;
}

// One step of growth: from the first cell after it that can give, else from the nearest before it.
unsigned grow_step(LayoutCell& parent, std::size_t index, SplitDirection axis, unsigned needed, BorderStatus status) {
  const auto& cells = parent.children;
  LayoutCell* giver = nullptr;
  for (std::size_t i = index + 1; i < cells.size() && giver == nullptr; ++i) {
    if (slack(*cells[i], axis, status) > 0) giver = cells[i].get();
  }
  for (std::size_t i = index; i > 0 && giver == nullptr; --i) {
    if (slack(*cells[i - 1], axis, status) > 0) giver = cells[i - 1].get();
  }
  if (giver == nullptr) return 0;
  const unsigned size = std::min(slack(*giver, axis, status), needed);
  adjust(*cells[index], axis, static_cast<int>(size), status);
  adjust(*giver, axis, -static_cast<int>(size), status);
  return size;
}

// One step of reduction: taken from the cell or the nearest before it that can give, added to the one after it.
unsigned shrink_step(LayoutCell& parent, std::size_t index, SplitDirection axis, unsigned needed, BorderStatus status) {
  const auto& cells = parent.children;
  if (index + 1 >= cells.size()) return 0;
  std::size_t giver = index + 1;
  while (giver > 0 && slack(*cells[giver - 1], axis, status) == 0) --giver;
  if (giver == 0) return 0;
  const unsigned size = std::min(slack(*cells[giver - 1], axis, status), needed);
  adjust(*cells[index + 1], axis, static_cast<int>(size), status);
  adjust(*cells[giver - 1], axis, -static_cast<int>(size), status);
  return size;
}

// Moves the border after the cell, or before it when it is the last.
void move_border(Layout& layout, state::PaneId pane, SplitDirection axis, int change, BorderStatus status) {
  LayoutCell* cell = cell_with_neighbour(layout.root(), pane, axis);
  if (cell == nullptr) return;
  LayoutCell& parent = *cell->parent;
  std::size_t index = index_in_parent(*cell);
  if (index + 1 == parent.children.size()) --index;
  const auto step = change > 0 ? grow_step : shrink_step;
  unsigned needed = static_cast<unsigned>(change > 0 ? change : -change);
  while (needed != 0) {
    const unsigned moved = step(parent, index, axis, needed, status);
    if (moved == 0) break;
    needed -= moved;
  }
  place_cells(layout.root());
}

}  // namespace

void remove_pane(Layout& layout, state::PaneId pane) {
  CellPtr& root = LayoutAccess::root(layout);
  LayoutCell* cell = find_cell(*root, pane);
  if (cell == nullptr || cell->parent == nullptr) return;
  remove_cell(root, *cell);
  place_cells(*root);
}

void resize_window(Layout& layout, WindowSize size, BorderStatus status) {
  resize_axis(layout.root(), SplitDirection::left_right, size.width, status);
  resize_axis(layout.root(), SplitDirection::top_bottom, size.height, status);
  place_cells(layout.root());
}

void resize_pane_to(Layout& layout, state::PaneId pane, SplitDirection axis, unsigned size, BorderStatus status) {
  const LayoutCell* cell = cell_with_neighbour(layout.root(), pane, axis);
  if (cell == nullptr) return;
  const int change = static_cast<int>(size) - static_cast<int>(cell->length(axis));
  const bool last = cell->parent->children.back().get() == cell;
  move_border(layout, pane, axis, last ? -change : change, status);
}

void resize_pane_by(Layout& layout, state::PaneId pane, ResizeEdge edge, unsigned cells, BorderStatus status) {
  const bool across = edge == ResizeEdge::left || edge == ResizeEdge::right;
  const bool shrink = edge == ResizeEdge::left || edge == ResizeEdge::up;
  const int change = shrink ? -static_cast<int>(cells) : static_cast<int>(cells);
  move_border(layout, pane, across ? SplitDirection::left_right : SplitDirection::top_bottom, change, status);
}

void spread_out(Layout& layout, state::PaneId pane, BorderStatus status) {
  LayoutCell* cell = find_cell(layout.root(), pane);
  if (cell == nullptr) return;
  for (LayoutCell* parent = cell->parent; parent != nullptr; parent = parent->parent) {
    if (!spread_children(*parent, status)) continue;
    place_cells(layout.root());
    return;
  }
}

void replace_pane(Layout& layout, state::PaneId from, state::PaneId to) {
  if (LayoutCell* cell = find_cell(layout.root(), from)) cell->pane = to;
}

void swap_panes(Layout& layout, state::PaneId a, state::PaneId b) {
  LayoutCell* first = find_cell(layout.root(), a);
  LayoutCell* second = find_cell(layout.root(), b);
  if (first != nullptr && second != nullptr) std::swap(first->pane, second->pane);
}

void pass_cells(Layout& layout, const std::vector<state::PaneId>& panes, const std::vector<state::PaneId>& successors) {
  std::vector<LayoutCell*> cells;
  for (const state::PaneId pane : panes) cells.push_back(find_cell(layout.root(), pane));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] != nullptr) cells[i]->pane = successors[i];
  }
}

}  // namespace shim
