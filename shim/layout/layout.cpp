// SPDX-License-Identifier: ISC
// Layouts as values: text, copies, and the boxes that panes get.
#include "shim/layout/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "shim/layout/cell.hpp"
#include "shim/layout/cell_text.hpp"

namespace shim {

namespace {

CellPtr copy_cell(const LayoutCell& cell, LayoutCell* parent) {
  auto copy = make_cell(cell.kind, cell.width, cell.height);
  copy->parent = parent;
  copy->x = cell.x;
  copy->y = cell.y;
  copy->pane = cell.pane;
  copy->children.reserve(cell.children.size());
  for (const CellPtr& child : cell.children) copy->children.push_back(copy_cell(*child, copy.get()));
  return copy;
}

template <class Visit>
void for_each_pane(const LayoutCell& cell, const Visit& visit) {
  if (cell.is_pane()) return visit(cell);
  for (const CellPtr& child : cell.children) for_each_pane(*child, visit);
}

// pane-border-status takes a line from the panes at that edge of the window only (layout_fix_panes).
PaneBox box_of(const LayoutCell& cell, WindowSize window, BorderStatus status) {
  PaneBox box{cell.pane, cell.x, cell.y, std::max(cell.width, 1u), std::max(cell.height, 1u)};
  if (holds_status_line(cell, status)) {
    if (status == BorderStatus::top) ++box.y;
    box.height = std::max(box.height - 1, 1u);
  }
  const unsigned top = status == BorderStatus::top ? 1 : 0;
  const unsigned bottom = status == BorderStatus::bottom ? window.height - 1 : window.height;
  box.at_left = box.x == 0;
  box.at_right = box.x + box.width == window.width;
  box.at_top = box.y == top;
  box.at_bottom = box.y + box.height == bottom;
  return box;
}

}  // namespace

Layout::Layout(std::unique_ptr<LayoutCell> root) : root_(std::move(root)) {}
Layout::Layout(Layout&&) noexcept = default;
Layout& Layout::operator=(Layout&&) noexcept = default;
Layout::~Layout() = default;

Layout Layout::single(state::PaneId pane, WindowSize size) {
  return Layout(make_pane_cell(pane, size.width, size.height));
}

Layout Layout::clone() const { return Layout(copy_cell(*root_, nullptr)); }

state::Result<Layout> Layout::parse_stored(std::string_view text) {
  CellPtr root = parse_cells(text, LeafIds::required);
  if (!root) return state::fail(state::ErrorCode::corrupt, fmt::format("bad layout: {}", text));
  return Layout(std::move(root));
}

std::string Layout::stored() const { return print_cells(*root_); }

std::string Layout::text() const {
  const std::string cells = stored();
  return fmt::format("{:04x},{}", layout_checksum(cells), cells);
}

WindowSize Layout::size() const { return {root_->width, root_->height}; }

std::vector<state::PaneId> Layout::panes() const {
  std::vector<state::PaneId> ids;
  for_each_pane(*root_, [&](const LayoutCell& cell) { ids.push_back(cell.pane); });
  return ids;
}

std::vector<PaneBox> Layout::boxes(BorderStatus status) const {
  std::vector<PaneBox> boxes;
  for_each_pane(*root_, [&](const LayoutCell& cell) { boxes.push_back(box_of(cell, size(), status)); });
  return boxes;
}

}  // namespace shim
