// SPDX-License-Identifier: ISC
// Size arithmetic of layout trees. Follows tmux's layout.c in every rounding: clients compare #{window_layout}.
#include "shim/layout/cell.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace shim {

CellPtr make_cell(CellKind kind, unsigned width, unsigned height) {
  auto cell = std::make_unique<LayoutCell>();
  cell->kind = kind;
  cell->width = width;
  cell->height = height;
  return cell;
}

CellPtr make_pane_cell(state::PaneId pane, unsigned width, unsigned height) {
  CellPtr cell = make_cell(CellKind::pane, width, height);
  cell->pane = pane;
  return cell;
}

LayoutCell& append_child(LayoutCell& parent, CellPtr child) {
  child->parent = &parent;
  parent.children.push_back(std::move(child));
  return *parent.children.back();
}

LayoutCell* find_cell(LayoutCell& root, state::PaneId pane) {
  if (root.is_pane()) return root.pane == pane ? &root : nullptr;
  for (const CellPtr& child : root.children) {
    if (LayoutCell* found = find_cell(*child, pane)) return found;
  }
  return nullptr;
}

std::size_t index_in_parent(const LayoutCell& cell) {
  const auto& siblings = cell.parent->children;
  const auto at = std::find_if(siblings.begin(), siblings.end(), [&](const CellPtr& c) { return c.get() == &cell; });
  return static_cast<std::size_t>(at - siblings.begin());
}

std::size_t count_panes(const LayoutCell& cell) {
  if (cell.is_pane()) return 1;
  std::size_t count = 0;
  for (const CellPtr& child : cell.children) count += count_panes(*child);
  return count;
}

namespace {

void place_children(LayoutCell& cell) {
  unsigned x = cell.x;
  unsigned y = cell.y;
  for (const CellPtr& child : cell.children) {
    child->x = x;
    child->y = y;
    place_children(*child);
    if (cell.kind == CellKind::left_right)
      x += child->width + 1;
    else
      y += child->height + 1;
  }
}

}  // namespace

void place_cells(LayoutCell& root) {
  root.x = root.y = 0;
  place_children(root);
}

bool holds_status_line(const LayoutCell& cell, BorderStatus status) {
  if (status == BorderStatus::off) return false;
  for (const LayoutCell* at = &cell; at->parent != nullptr; at = at->parent) {
    if (at->parent->kind != CellKind::top_bottom) continue;
    const auto& siblings = at->parent->children;
    const CellPtr& edge = status == BorderStatus::top ? siblings.front() : siblings.back();
    if (edge.get() != at) return false;
  }
  return true;
}

unsigned slack(const LayoutCell& cell, SplitDirection axis, BorderStatus status) {
  if (cell.is_pane()) {
    unsigned minimum = Layout::k_minimum;
    if (axis == SplitDirection::top_bottom && holds_status_line(cell, status)) ++minimum;
    const unsigned length = cell.length(axis);
    return length > minimum ? length - minimum : 0;
  }
  if (cell.runs_along(axis)) {
    unsigned total = 0;
    for (const CellPtr& child : cell.children) total += slack(*child, axis, status);
    return total;
  }
  unsigned least = std::numeric_limits<unsigned>::max();
  for (const CellPtr& child : cell.children) least = std::min(least, slack(*child, axis, status));
  return least;
}

void adjust(LayoutCell& cell, SplitDirection axis, int change, BorderStatus status) {
  unsigned& length = cell.length(axis);
  length += static_cast<unsigned>(change);  // lengths of a layout string may be anything, and wrap as tmux's do
  if (cell.is_pane()) return;
  if (!cell.runs_along(axis)) {
    for (const CellPtr& child : cell.children) adjust(*child, axis, change, status);
    return;
  }
  // One line at a time from the first child on, until the change is used up. Stops when no child can give more.
  for (bool moved = true; change != 0 && moved;) {
    moved = false;
    for (const CellPtr& child : cell.children) {
      if (change == 0) break;
      if (change < 0 && slack(*child, axis, status) == 0) continue;
      const int step = change > 0 ? 1 : -1;
      adjust(*child, axis, step, status);
      change -= step;
      moved = true;
    }
  }
}

bool spread_children(LayoutCell& parent, BorderStatus status) {
  const auto number = static_cast<unsigned>(parent.children.size());
  if (parent.is_pane() || number <= 1) return false;
  const auto axis = parent.kind == CellKind::left_right ? SplitDirection::left_right : SplitDirection::top_bottom;
  const bool vertical = axis == SplitDirection::top_bottom;
  unsigned size = parent.length(axis);
  if (vertical && holds_status_line(parent, status)) --size;
  if (size < number - 1) return false;
  unsigned each = (size - (number - 1)) / number;
  if (each == 0) return false;

  bool changed = false;
  for (const CellPtr& child : parent.children) {
    if (child == parent.children.back()) each = size - (each + 1) * (number - 1);
    const unsigned wanted = vertical && holds_status_line(*child, status) ? each + 1 : each;
    const int change = static_cast<int>(wanted) - static_cast<int>(child->length(axis));
    adjust(*child, axis, change, status);
    changed = changed || change != 0;
  }
  return changed;
}

void remove_cell(CellPtr& root, LayoutCell& cell) {
  LayoutCell& parent = *cell.parent;
  // A layout text may hold a container of one cell: nothing would be left in it.
  if (parent.children.size() == 1 && parent.parent != nullptr) return remove_cell(root, parent);
  const std::size_t index = index_in_parent(cell);
  if (parent.children.size() > 1) {
    LayoutCell& heir = *parent.children[index == 0 ? 1 : index - 1];
    const auto axis = parent.kind == CellKind::left_right ? SplitDirection::left_right : SplitDirection::top_bottom;
    adjust(heir, axis, static_cast<int>(cell.length(axis)) + 1, BorderStatus::off);
  }
  parent.children.erase(parent.children.begin() + static_cast<std::ptrdiff_t>(index));
  if (parent.children.size() != 1) return;

  // A container of one cell is replaced by that cell.
  CellPtr only = std::move(parent.children.front());
  only->parent = parent.parent;
  CellPtr& slot = parent.parent == nullptr ? root : parent.parent->children[index_in_parent(parent)];
  slot = std::move(only);
}

}  // namespace shim
