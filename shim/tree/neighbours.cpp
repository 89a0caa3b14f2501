// SPDX-License-Identifier: ISC
#include "shim/tree/neighbours.hpp"

#include <algorithm>

#include "shim/tree/tree.hpp"

namespace shim {

namespace {

// An edge beyond an end of the window is the edge at its other end.
unsigned edge_above(const PaneBox& box, unsigned height, BorderStatus status) {
  if (status == BorderStatus::top) return box.y == 1 ? height + 1 : box.y;
  if (status == BorderStatus::bottom) return box.y == 0 ? height : box.y;
  return box.y == 0 ? height + 1 : box.y;
}

unsigned edge_below(const PaneBox& box, unsigned height, BorderStatus status) {
  const unsigned edge = box.y + box.height + 1;
  if (status == BorderStatus::top) return edge >= height ? 1 : edge;
  if (status == BorderStatus::bottom) return edge >= height - 1 ? 0 : edge;
  return edge >= height ? 0 : edge;
}

// Whether two spans face each other; the first one's end counts its border too.
bool overlaps(unsigned start, unsigned length, unsigned other_start, unsigned other_length) {
  const unsigned end = start + length;
  const unsigned other_end = other_start + other_length - 1;
  return (other_start < start && other_end > end) || (other_start >= start && other_start <= end) ||
         (other_end >= start && other_end <= end);
}

bool is_beside(const PaneBox& box, const PaneBox& other, ResizeEdge side, const state::Window& window,
               BorderStatus status) {
  switch (side) {
    case ResizeEdge::up:
      return other.y + other.height + 1 == edge_above(box, window.height, status) &&
             overlaps(box.x, box.width, other.x, other.width);
    case ResizeEdge::down:
      return other.y == edge_below(box, window.height, status) && overlaps(box.x, box.width, other.x, other.width);
    case ResizeEdge::left:
      return other.x + other.width + 1 == (box.x == 0 ? window.width + 1 : box.x) &&
             overlaps(box.y, box.height, other.y, other.height);
    case ResizeEdge::right:
      break;
  }
  const unsigned edge = box.x + box.width + 1;
  return other.x == (edge >= window.width ? 0 : edge) && overlaps(box.y, box.height, other.y, other.height);
}

}  // namespace

std::vector<PaneBox> all_boxes(const state::Registry& registry, const state::Window& window, ZoomView view) {
  const BorderStatus status = border_status(registry, window);
  std::vector<PaneBox> boxes = layout_of(window).boxes(status);
  if (view == ZoomView::shown && !window.zoomed_layout.empty()) {
    for (PaneBox& box : boxes) {
      if (box.pane == window.active) box = window_boxes(registry, window).front();
    }
  }
  const auto rank = [&](const PaneBox& box) { return std::find(window.panes.begin(), window.panes.end(), box.pane); };
  std::sort(boxes.begin(), boxes.end(), [&](const PaneBox& a, const PaneBox& b) { return rank(a) < rank(b); });
  return boxes;
}

std::optional<state::PaneId> neighbour(const state::Registry& registry, const state::Window& window, state::PaneId pane,
                                       ResizeEdge side, ZoomView view) {
  const BorderStatus status = border_status(registry, window);
  const auto boxes = all_boxes(registry, window, view);
  const auto self = std::find_if(boxes.begin(), boxes.end(), [&](const PaneBox& box) { return box.pane == pane; });
  if (self == boxes.end()) return std::nullopt;
  const auto last_active = [&](state::PaneId id) {
    const state::Pane* record = registry.pane(id);
    return record != nullptr ? record->active_us : 0;
  };
  std::optional<state::PaneId> best;
  for (const PaneBox& box : boxes) {
    if (box.pane == pane || !is_beside(*self, box, side, window, status)) continue;
    if (!best || last_active(box.pane) > last_active(*best)) best = box.pane;
  }
  return best;
}

}  // namespace shim
