// SPDX-License-Identifier: ISC
// Texts; expressions are in copy_pattern_regex.cpp.
#include "shim/copy/copy_pattern.hpp"

#include <algorithm>

#include "shim/copy/copy_pattern_regex.hpp"
#include "shim/keys/ascii_case.hpp"
#include "shim/keys/utf8.hpp"
#include "shim/term/char_width.hpp"

namespace shim {
namespace {

// What of a text can be on a screen, as cells (screen_write_nputs).
unsigned add_cells(CopyLine& line, std::string& shown, std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80 ? 1 : std::max(1U, utf8_length(byte));
    const std::string_view character = text.substr(at, length);
    at += length;
    int columns = 1;
    if (byte < 0x80) {
      if (byte < ' ' || byte == 0x7f) continue;
    } else {
      const auto code_point = decode_utf8(character);
      columns = code_point ? char_width(*code_point) : -1;
      if (columns <= 0) continue;
    }
    line.add({character, static_cast<unsigned>(columns), false, false});
    for (int more = 1; more < columns; ++more) line.add({"", 0, true, false});
    width += static_cast<unsigned>(columns);
    shown += character;
  }
  return width;
}

}  // namespace

bool has_special_characters(std::string_view text) {
  return text.find_first_of("^$*+()?[].\\") != std::string_view::npos;
}

CopyPattern::CopyPattern(std::string_view wanted, PatternKind kind) : kind_(kind) {
  // As tmux has it, a character beyond ASCII counts as upper case.
  any_case_ = std::all_of(wanted.begin(), wanted.end(),
                          [](char c) { return static_cast<unsigned char>(c) < 0x80 && ascii_lower(c) == c; });
  width_ = add_cells(cells_, wanted_, wanted);
  if (is_expression()) expression_ = std::make_unique<Expression>(wanted_, any_case_);
}

CopyPattern::~CopyPattern() = default;

bool CopyPattern::usable() const { return width_ > 0 && (!is_expression() || expression_->good()); }

bool CopyPattern::same(const CopyCell& cell, const CopyCell& wanted) const {
  if (cell.text.size() != wanted.text.size() || cell.width != wanted.width) return false;
  if (any_case_ && cell.text.size() == 1) return ascii_lower(cell.text.front()) == wanted.text.front();
  return cell.text == wanted.text;
}

// A line that wraps goes on in the next.
bool CopyPattern::is_at(const CopyText& text, unsigned x, unsigned y) const {
  for (unsigned at = 0; at < width_; ++at, ++x) {
    while (x >= text.columns() && y < text.last_line() && text.wrapped(y)) {
      x -= text.columns();
      ++y;
    }
    if (x >= text.columns() || !same(text.cell(x, y), cells_.cell(at))) return false;
  }
  return true;
}

bool CopyPattern::find_first(const CopyText& text, unsigned y, unsigned first, CopyMatch& match) const {
  if (is_expression()) return first_of_expression(text, y, first, match);
  for (unsigned x = first; x < text.columns(); ++x) {
    if (!is_at(text, x, y)) continue;
    match = {x, width_};
    return true;
  }
  return false;
}

bool CopyPattern::find_last(const CopyText& text, unsigned y, unsigned end, CopyMatch& match) const {
  if (is_expression()) return last_of_expression(text, y, end, match);
  for (unsigned x = end; x > 0; --x) {
    if (!is_at(text, x - 1, y)) continue;
    match = {x - 1, width_};
    return true;
  }
  return false;
}

}  // namespace shim
