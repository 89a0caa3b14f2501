// SPDX-License-Identifier: ISC
// The cells of a layout tree and the size arithmetic that all operations share (tmux: layout.c). Internal to
// shim/layout. Along a container's axis its children and the separators between them add up to its length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "shim/layout/layout.hpp"

namespace shim {

enum class CellKind : std::uint8_t { pane, left_right, top_bottom };

struct LayoutCell {
  CellKind kind = CellKind::pane;
  LayoutCell* parent = nullptr;
  unsigned width = 0, height = 0, x = 0, y = 0;
  state::PaneId pane;
  std::vector<std::unique_ptr<LayoutCell>> children;

  bool is_pane() const { return kind == CellKind::pane; }
  unsigned& length(SplitDirection axis) { return axis == SplitDirection::left_right ? width : height; }
  unsigned length(SplitDirection axis) const { return axis == SplitDirection::left_right ? width : height; }
  bool runs_along(SplitDirection axis) const {
    return kind == (axis == SplitDirection::left_right ? CellKind::left_right : CellKind::top_bottom);
  }
};
using CellPtr = std::unique_ptr<LayoutCell>;

// Lets the operations build layouts and replace roots.
struct LayoutAccess {
  static Layout make(CellPtr root) { return Layout(std::move(root)); }
  static CellPtr& root(Layout& layout) { return layout.root_; }
};

CellPtr make_cell(CellKind kind, unsigned width, unsigned height);
CellPtr make_pane_cell(state::PaneId pane, unsigned width, unsigned height);
LayoutCell& append_child(LayoutCell& parent, CellPtr child);

LayoutCell* find_cell(LayoutCell& root, state::PaneId pane);
std::size_t index_in_parent(const LayoutCell& cell);
std::size_t count_panes(const LayoutCell& cell);

// Positions of all cells from their sizes.
void place_cells(LayoutCell& root);

// Whether the line that pane-border-status takes lies inside this cell.
bool holds_status_line(const LayoutCell& cell, BorderStatus status);

// How much can be taken from a cell before a pane in it falls below its minimum.
unsigned slack(const LayoutCell& cell, SplitDirection axis, BorderStatus status);

// Changes a cell's length and evens the change out over what is in it. A reduction must be within the slack.
void adjust(LayoutCell& cell, SplitDirection axis, int change, BorderStatus status);

// Makes the children of a container equal. False when nothing changed.
bool spread_children(LayoutCell& parent, BorderStatus status);

// Removes a leaf that is not the root: its room goes to the previous cell, or to the next of a first one.
void remove_cell(CellPtr& root, LayoutCell& cell);

}  // namespace shim
