// SPDX-License-Identifier: ISC
// Parses and prints the text form of layout trees (tmux: layout-custom.c).
#include "shim/layout/cell_text.hpp"

#include <charconv>
#include <optional>

namespace shim {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class CellParser {
 public:
  CellParser(std::string_view text, LeafIds ids) : rest_(text), ids_(ids) {}

  CellPtr parse() {
    CellPtr root = cell();
    return rest_.empty() ? std::move(root) : nullptr;
  }

 private:
  bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<unsigned> number() {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  // ",ID" of a leaf; a ",WIDTHx" is the next cell and stays.
  std::optional<unsigned> leaf_id() {
    if (!rest_.starts_with(',')) return std::nullopt;
    const std::string_view before = rest_;
    rest_.remove_prefix(1);
    const auto id = number();
    if (!rest_.starts_with('x')) return id;
    rest_ = before;
    return std::nullopt;
  }

  CellPtr cell() {
    const auto width = number();
    if (!width || !take('x')) return nullptr;
    const auto height = number();
    if (!height || !take(',')) return nullptr;
    const auto x = number();
    if (!x || !take(',')) return nullptr;
    const auto y = number();
    if (!y) return nullptr;
    const auto id = leaf_id();
    CellPtr made = make_cell(CellKind::pane, *width, *height);
    made->x = *x;
    made->y = *y;
    if (rest_.starts_with('{')) return children(std::move(made), CellKind::left_right, '}');
    if (rest_.starts_with('[')) return children(std::move(made), CellKind::top_bottom, ']');
    if (!rest_.empty() && rest_[0] != ',' && rest_[0] != '}' && rest_[0] != ']') return nullptr;
    if (!id && ids_ == LeafIds::required) return nullptr;
    made->pane = state::PaneId{id.value_or(0)};
    return made;
  }

  CellPtr children(CellPtr parent, CellKind kind, char closing) {
    // Deep nesting can only come from a hostile text: real layouts halve a window of at most 10000 cells.
    if (++depth_ > k_max_depth) return nullptr;
    parent->kind = kind;
    do {
      rest_.remove_prefix(1);
      CellPtr child = cell();
      if (!child) return nullptr;
      append_child(*parent, std::move(child));
    } while (rest_.starts_with(','));
    --depth_;
    return take(closing) ? std::move(parent) : nullptr;
  }

  static constexpr int k_max_depth = 2000;
  std::string_view rest_;
  LeafIds ids_;
  int depth_ = 0;
};

void print(const LayoutCell& cell, std::string& out) {
  out += std::to_string(cell.width);
  out += 'x';
  out += std::to_string(cell.height);
  out += ',';
  out += std::to_string(cell.x);
  out += ',';
  out += std::to_string(cell.y);
  if (cell.is_pane()) {
    out += ',';
    out += std::to_string(cell.pane.value);
    return;
  }
  char separator = cell.kind == CellKind::left_right ? '{' : '[';
  for (const CellPtr& child : cell.children) {
    out += separator;
    print(*child, out);
    separator = ',';
  }
  out += cell.kind == CellKind::left_right ? '}' : ']';
}

}  // namespace

CellPtr parse_cells(std::string_view text, LeafIds ids) {
  if (text.empty() || !is_digit(text[0])) return nullptr;
  return CellParser(text, ids).parse();
}

std::string print_cells(const LayoutCell& root) {
  std::string out;
  print(root, out);
  return out;
}

std::uint16_t layout_checksum(std::string_view text) {
  std::uint16_t sum = 0;
  for (const char c : text) {
    sum = static_cast<std::uint16_t>((sum >> 1) + ((sum & 1) << 15));
    sum = static_cast<std::uint16_t>(sum + static_cast<unsigned char>(c));
  }
  return sum;
}

}  // namespace shim
