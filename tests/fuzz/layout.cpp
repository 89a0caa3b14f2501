// SPDX-License-Identifier: ISC
// Layout texts: stored ones, those of select-layout, and what commands do to a layout. Byte 1: number of panes, bytes 2
// and 3: operation and its argument.
#include "shim/layout/cell_text.hpp"
#include "shim/layout/layout_ops.hpp"
#include "tests/fuzz/fuzz_input.hpp"

#include <fmt/core.h>

namespace {

using shim::Layout;
using Panes = std::vector<state::PaneId>;

void check_stored(std::string_view text) {
  const auto parsed = Layout::parse_stored(text);
  if (!parsed) return;
  const std::string stored = parsed->stored();
  const auto again = Layout::parse_stored(stored);
  fuzz::require(again.has_value(), "a stored layout can be parsed");
  fuzz::require(again->stored() == stored, "a stored layout is read back as it was");
  fuzz::require(parsed->boxes(shim::BorderStatus::top).size() == parsed->panes().size(), "every pane has a box");
}

void operate(Layout& layout, unsigned operation, unsigned value) {
  const Panes panes = layout.panes();
  const state::PaneId pane = panes[value % panes.size()];
  const auto edge = static_cast<shim::ResizeEdge>(value % 4);
  const auto axis = static_cast<shim::SplitDirection>(value % 2);
  shim::SplitRequest request;
  request.at = pane;
  request.added = {1000};
  request.direction = axis;
  request.side = static_cast<shim::SplitSide>((value / 2) % 2);
  request.span = static_cast<shim::SplitSpan>((value / 4) % 2);
  switch (operation % 8) {
    case 0:
      return (void)shim::split(layout, request);
    case 1:
      return panes.size() > 1 ? shim::remove_pane(layout, pane) : void();
    case 2:
      return shim::resize_window(layout, {1 + value, 1 + value / 3});
    case 3:
      return shim::resize_pane_to(layout, pane, axis, 1 + value / 2);
    case 4:
      return shim::resize_pane_by(layout, pane, edge, 1 + value / 4);
    case 5:
      return shim::spread_out(layout, pane);
    case 6:
      return shim::swap_panes(layout, panes.front(), pane);
    default:
      return (void)shim::size_for_split(layout, request);
  }
}

bool sane(const shim::LayoutCell& cell) {
  if (cell.width == 0 || cell.height == 0 || cell.width > 10000 || cell.height > 10000) return false;
  for (const auto& child : cell.children)
    if (!sane(*child)) return false;
  return true;
}

void check_custom(std::string_view cells, unsigned count, unsigned operation, unsigned value) {
  Panes panes;
  for (unsigned i = 0; i < count; ++i) panes.push_back({i});
  const std::string text = fmt::format("{:04x},{}", shim::layout_checksum(cells), cells);
  auto layout = shim::parse_custom(text, panes);
  if (!layout) return;
  fuzz::require(layout->panes() == panes, "the panes have the leaves in order");
  check_stored(layout->stored());
  if (!sane(layout->root())) return;
  operate(*layout, operation, value);
  const auto again = shim::parse_custom(layout->text(), layout->panes());
  fuzz::require(again.has_value(), "an operation leaves cells that fit");
  fuzz::require(again->stored() == layout->stored(), "an operation leaves cells at their places");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  check_stored(text);
  (void)shim::find_preset(text);
  const unsigned count = 1 + fuzz::take_byte(text) % 8, operation = fuzz::take_byte(text),
                 value = fuzz::take_byte(text);
  (void)shim::parse_custom(text, Panes{{0}});
  check_custom(text, count, operation, value);
  return 0;
}
