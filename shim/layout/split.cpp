// SPDX-License-Identifier: ISC
// Splitting a cell, or the whole window, in two (tmux: layout_split_pane).
#include <algorithm>
#include <utility>

#include "shim/layout/cell.hpp"
#include "shim/layout/layout_ops.hpp"

namespace shim {

namespace {

constexpr unsigned k_window_maximum = 10000;  // tmux's WINDOW_MAXIMUM

struct SplitLengths {
  unsigned first = 0, second = 0;  // left or top, right or bottom
};

// Unsigned on purpose: a size beyond the cell wraps and is then cut to what there is, as in tmux.
SplitLengths split_lengths(unsigned total, const SplitRequest& request) {
  unsigned second = (total + 1) / 2 - 1;
  if (request.size) second = request.side == SplitSide::before ? total - *request.size - 1 : *request.size;
  second = second < Layout::k_minimum ? Layout::k_minimum : std::min(second, total - 2);
  return {total - 1 - second, second};
}

struct Share {  // what is left to give out to the cells that follow
  unsigned cells = 0, length = 0;
};

// The length of a child when its parent's length changes from `previous` to `wanted`.
unsigned child_share(const LayoutCell& child, SplitDirection axis, unsigned previous, unsigned wanted, Share left,
                     BorderStatus status) {
  if (left.cells == 1) return left.length;
  const unsigned length = child.length(axis);
  const unsigned reserve = std::max((Layout::k_minimum + 1) * (left.cells - 1), length - slack(child, axis, status));
  return std::max(std::min(length * wanted / previous, left.length - reserve), Layout::k_minimum);
}

bool can_become(const LayoutCell& cell, SplitDirection axis, unsigned wanted, BorderStatus status) {
  if (cell.is_pane()) return wanted >= Layout::k_minimum;
  if (!cell.runs_along(axis)) {
    return std::all_of(cell.children.begin(), cell.children.end(), [&](const CellPtr& child) {
      return child->is_pane() || can_become(*child, axis, wanted, status);
    });
  }
  Share left{static_cast<unsigned>(cell.children.size()), wanted};
  if (wanted < left.cells * 2 - 1) return false;
  for (const CellPtr& child : cell.children) {
    const unsigned share = child_share(*child, axis, cell.length(axis), wanted, left, status);
    const unsigned used = left.cells == 1 ? share : share + 1;
    if (used > left.length || !can_become(*child, axis, share, status)) return false;
    left.length -= used;
    --left.cells;
  }
  return true;
}

// Makes everything in a cell fit the cell's present size.
void fit_children(LayoutCell& cell, BorderStatus status) {
  if (cell.is_pane()) return;
  const bool across = cell.kind == CellKind::left_right;
  const auto axis = across ? SplitDirection::left_right : SplitDirection::top_bottom;
  unsigned previous = static_cast<unsigned>(cell.children.size()) - 1;
  for (const CellPtr& child : cell.children) previous += child->length(axis);
  Share left{static_cast<unsigned>(cell.children.size()), cell.length(axis)};
  for (const CellPtr& child : cell.children) {
    const unsigned share = child_share(*child, axis, previous, cell.length(axis), left, status);
    child->length(axis) = share;
    if (across)
      child->height = cell.height;
    else
      child->width = cell.width;
    left.length -= share + 1;
    --left.cells;
    fit_children(*child, status);
  }
}

void insert_child(LayoutCell& parent, std::size_t index, CellPtr child) {
  child->parent = &parent;
  parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(index), std::move(child));
}

// A container takes the cell's place and the cell becomes its only child.
LayoutCell& wrap_cell(CellPtr& root, LayoutCell& cell, SplitDirection axis) {
  CellPtr wrapper = make_cell(axis == SplitDirection::left_right ? CellKind::left_right : CellKind::top_bottom,
                              cell.width, cell.height);
  wrapper->parent = cell.parent;
  CellPtr& slot = cell.parent == nullptr ? root : cell.parent->children[index_in_parent(cell)];
  CellPtr inner = std::exchange(slot, std::move(wrapper));
  LayoutCell& made = *slot;
  append_child(made, std::move(inner));
  return made;
}

struct SplitPlan {
  LayoutCell* cell = nullptr;  // to be split; null: there is no room
  unsigned kept = 0;           // its new length
  unsigned added = 0;          // the new cell's length
};

SplitPlan plan_split(LayoutCell& root, const SplitRequest& request) {
  const bool whole = request.span == SplitSpan::window;
  LayoutCell* cell = whole ? &root : find_cell(root, request.at);
  if (cell == nullptr) return {};
  unsigned minimum = Layout::k_minimum * 2 + 1;
  if (request.direction == SplitDirection::top_bottom && holds_status_line(*cell, request.status)) ++minimum;
  const unsigned total = cell->length(request.direction);
  if (total < minimum) return {};
  const SplitLengths lengths = split_lengths(total, request);
  const bool before = request.side == SplitSide::before;
  const SplitPlan plan{cell, before ? lengths.second : lengths.first, before ? lengths.first : lengths.second};
  if (whole && !can_become(*cell, request.direction, plan.kept, request.status)) return {};
  return plan;
}

// A full-size split along the root's own axis: the cells in the root shrink, the new one joins them.
void join_root(LayoutCell& root, const SplitRequest& request, const SplitPlan& plan, CellPtr added) {
  const unsigned total = std::exchange(root.length(request.direction), plan.kept);
  fit_children(root, request.status);
  root.length(request.direction) = total;
  insert_child(root, request.side == SplitSide::before ? 0 : root.children.size(), std::move(added));
}

}  // namespace

state::Result<void> split(Layout& layout, const SplitRequest& request) {
  CellPtr& root = LayoutAccess::root(layout);
  const SplitPlan plan = plan_split(*root, request);
  if (plan.cell == nullptr) return state::fail(state::ErrorCode::invalid_argument, "no space for new pane");
  LayoutCell& cell = *plan.cell;
  CellPtr added = make_pane_cell(request.added, cell.width, cell.height);
  added->length(request.direction) = plan.added;
  const bool whole = request.span == SplitSpan::window;

  if (whole && cell.runs_along(request.direction)) {
    join_root(cell, request, plan, std::move(added));
  } else {
    const bool beside = cell.parent != nullptr && cell.parent->runs_along(request.direction);
    LayoutCell& parent = beside ? *cell.parent : wrap_cell(root, cell, request.direction);
    const std::size_t index = index_in_parent(cell);
    insert_child(parent, request.side == SplitSide::before ? index : index + 1, std::move(added));
    cell.length(request.direction) = plan.kept;
    if (whole) fit_children(cell, request.status);
  }
  place_cells(*root);
  return {};
}

WindowSize size_for_split(const Layout& layout, const SplitRequest& request) {
  WindowSize size = layout.size();
  unsigned& length = request.direction == SplitDirection::left_right ? size.width : size.height;
  for (; length <= k_window_maximum; ++length) {
    // From the original each time: a resize shares its change out, so many small ones would feed the first pane only.
    Layout grown = layout.clone();
    resize_window(grown, size, request.status);
    if (plan_split(grown.root(), request).cell != nullptr) return grown.size();
  }
  return layout.size();
}

}  // namespace shim
