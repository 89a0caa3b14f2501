// SPDX-License-Identifier: ISC
// From a bracket to its partner. Where none is under the cursor, emacs goes to a neighbour or a word, vi looks for one
// up to the end of the line.
#include "shim/copy/copy_mode.hpp"

namespace shim {
namespace {

constexpr std::string_view k_open = "{[(", k_close = "}])";

// The bracket at a place that is one of `kind`, with its partner of `other`.
struct Bracket {
  char found = 0, partner = 0;
  explicit operator bool() const { return found != 0; }
};
Bracket bracket_at(const CopyText& text, CopyPosition at, std::string_view kind, std::string_view other) {
  const CopyCell cell = text.cell(at.x, at.y);
  const std::size_t index = cell.text.size() == 1 ? kind.find(cell.text.front()) : std::string_view::npos;
  return index == std::string_view::npos ? Bracket{} : Bracket{kind[index], other[index]};
}

// Counts nested ones; true when the partner is there.
bool closes(const CopyText& text, CopyPosition at, Bracket bracket, unsigned& depth) {
  const CopyCell cell = text.cell(at.x, at.y);
  if (cell.text.size() != 1) return false;
  if (cell.text.front() == bracket.found) ++depth;
  if (cell.text.front() == bracket.partner) --depth;
  return depth == 0;
}

bool find_open(const CopyText& text, CopyPosition& at, Bracket bracket) {
  for (unsigned depth = 1;;) {
    if (at.x > 0) {
      --at.x;
    } else {
      unsigned length = 0;
      while (length == 0) {
        if (at.y == 0) return false;
        length = text.length(--at.y);
      }
      at.x = length - 1;
    }
    if (closes(text, at, bracket, depth)) return true;
  }
}

bool find_close(const CopyText& text, CopyPosition& at, Bracket bracket) {
  for (unsigned depth = 1, length = text.length(at.y);;) {
    if (at.x <= length) {
      ++at.x;
    } else {
      if (at.y == text.last_line()) return false;
      at = {0, at.y + 1};
      length = text.length(at.y);
    }
    if (closes(text, at, bracket, depth)) return true;
  }
}

}  // namespace

// False: not again, however often it was asked for.
bool CopyMode::previous_bracket_once() {
  CopyPosition from = at();
  if (text_.length(from.y) == 0) return false;
  Bracket bracket = bracket_at(text_, from, k_close, k_open);
  if (!bracket && entered_with_ == ModeKeys::emacs) {
    if (from.x > 0) bracket = bracket_at(text_, {from.x - 1, from.y}, k_close, k_open);
    if (bracket) --from.x;
    if (!bracket) previous_word(k_close, CopyReader::Word::previous);
  }
  if (bracket && find_open(text_, from, bracket)) scroll_to(from);
  return true;
}

bool CopyMode::next_bracket_once() {
  CopyPosition from = at();
  unsigned length = text_.length(from.y);
  if (length == 0) return false;
  for (bool tried = false;;) {
    // vi goes back from a closing one, and stays when that has no partner.
    if (entered_with_ == ModeKeys::vi && bracket_at(text_, from, k_close, k_open)) {
      const CopyPosition before = at();
      scroll_to(from);
      for (unsigned times = count_; times > 0 && previous_bracket_once(); --times) {
      }
      if (bracket_at(text_, at(), k_close, k_open)) scroll_to(before);
      return false;
    }
    if (const Bracket bracket = bracket_at(text_, from, k_open, k_close)) {
      if (find_close(text_, from, bracket)) scroll_to(from);
      return true;
    }
    if (entered_with_ == ModeKeys::emacs) {
      if (tried || from.x > length) return next_word_end(k_open), true;
      ++from.x;
      tried = true;
    } else if (from.x <= length) {
      ++from.x;
    } else {
      if (from.y == text_.last_line() || !text_.wrapped(from.y) || text_.line(from.y).size > columns()) return true;
      from = {0, from.y + 1};
      length = text_.length(from.y);
    }
  }
}

}  // namespace shim
