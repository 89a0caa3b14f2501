// SPDX-License-Identifier: ISC
// select-layout with a layout text (tmux: layout_parse).
#include <cctype>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "shim/layout/cell.hpp"
#include "shim/layout/cell_text.hpp"
#include "shim/layout/layout_ops.hpp"

namespace shim {

namespace {

constexpr unsigned k_cell_maximum = 65535;

LayoutCell& bottom_right(LayoutCell& cell) { return cell.is_pane() ? cell : bottom_right(*cell.children.back()); }

// A root that disagrees with its children is corrected from them: old tmux versions wrote such texts.
void correct_root(LayoutCell& root) {
  if (root.is_pane()) return;
  const auto along = root.kind == CellKind::left_right ? SplitDirection::left_right : SplitDirection::top_bottom;
  const auto across = along == SplitDirection::left_right ? SplitDirection::top_bottom : SplitDirection::left_right;
  unsigned total = static_cast<unsigned>(root.children.size()) - 1;
  for (const CellPtr& child : root.children) total += child->length(along);
  root.length(along) = total;
  root.length(across) = root.children.back()->length(across);
}

bool sizes_agree(const LayoutCell& cell) {
  if (cell.width > k_cell_maximum || cell.height > k_cell_maximum) return false;
  if (cell.is_pane()) return true;
  const auto along = cell.kind == CellKind::left_right ? SplitDirection::left_right : SplitDirection::top_bottom;
  const auto across = along == SplitDirection::left_right ? SplitDirection::top_bottom : SplitDirection::left_right;
  std::size_t total = cell.children.size() - 1;
  for (const CellPtr& child : cell.children) {
    if (child->length(across) != cell.length(across) || !sizes_agree(*child)) return false;
    total += child->length(along);
  }
  return total == cell.length(along);
}

void assign_panes(LayoutCell& cell, std::vector<state::PaneId>::const_iterator& next) {
  if (cell.is_pane()) {
    cell.pane = *next++;
    return;
  }
  for (const CellPtr& child : cell.children) assign_panes(*child, next);
}

tl::unexpected<state::Error> refuse(std::string_view cause, std::string_view text) {
  return state::fail(state::ErrorCode::invalid_argument, fmt::format("{}: {}", cause, text));
}

// The cells after a right checksum ("b25f,"), else null.
CellPtr checked_cells(std::string_view text) {
  constexpr std::size_t k_prefix = 5;
  if (text.size() <= k_prefix || std::isxdigit(static_cast<unsigned char>(text[0])) == 0) return nullptr;
  const std::string_view cells = text.substr(k_prefix);
  const auto given = std::strtoul(std::string(text.substr(0, k_prefix)).c_str(), nullptr, 16);
  if (static_cast<std::uint16_t>(given) != layout_checksum(cells)) return nullptr;
  return parse_cells(cells, LeafIds::ignored);
}

}  // namespace

state::Result<Layout> parse_custom(std::string_view text, const std::vector<state::PaneId>& panes) {
  CellPtr root = checked_cells(text);
  if (!root) return refuse("invalid layout", text);
  std::size_t cells = count_panes(*root);
  if (panes.size() > cells) return refuse(fmt::format("have {} panes but need {}", panes.size(), cells), text);
  for (; cells > panes.size(); --cells) remove_cell(root, bottom_right(*root));
  correct_root(*root);
  if (!sizes_agree(*root)) return refuse("size mismatch after applying layout", text);
  auto next = panes.begin();
  assign_panes(*root, next);
  place_cells(*root);
  return LayoutAccess::make(std::move(root));
}

}  // namespace shim
