// SPDX-License-Identifier: ISC
// Searching, and the marks on what was found in the lines that are shown.
#include <algorithm>

#include "shim/copy/copy_mode.hpp"

namespace shim {

bool CopyMode::mark_index(CopyPosition place, std::size_t& index) const {
  if (place.y < top() || place.y > top() + rows() - 1) return false;
  index = std::size_t{place.y - top()} * columns() + place.x;
  return index < marks_.size();
}

void CopyMode::step_right(CopyPosition& place, bool wraps) const {
  if (place.x != columns() - 1) {
    ++place.x;
  } else if (place.y != text_.last_line()) {
    place = {0, place.y + 1};
  } else if (wraps) {
    place = {0, 0};
  }
}

void CopyMode::step_left(CopyPosition& place, bool wraps) const {
  if (place.x != 0) {
    --place.x;
  } else if (place.y != 0) {
    place = {columns() - 1, place.y - 1};
  } else if (wraps) {
    place = {columns() - 1, text_.last_line()};
  }
}

// Behind the match that is at a place, if there is one.
void CopyMode::pass_mark(CopyPosition& place, bool wraps) const {
  std::size_t start = 0, index = 0;
  if (!mark_index(place, start) || marks_[start] == 0) return;
  for (std::size_t steps = 0; steps < marks_.size(); ++steps) {  // a match may be all that there is
    if (!mark_index(place, index) || marks_[index] != marks_[start]) return;
    if (!wraps && place.x == columns() - 1 && place.y == text_.last_line()) return;
    step_right(place, wraps);
  }
}

void CopyMode::mark_matches(const CopyPattern& pattern) {
  if (!pattern.usable()) return;
  marks_.assign(std::size_t{columns()} * rows(), 0);
  std::uint8_t mark = 1;
  // A line that is shown may go on from above.
  unsigned first = top();
  while (first > 0 && text_.wrapped(first - 1)) --first;
  CopyMatch match;
  for (unsigned y = first; y < top() + rows(); ++y) {
    for (unsigned x = 0; pattern.find_first(text_, y, x, match); x = match.x + match.width) {
      std::size_t index = 0;
      if (!mark_index({match.x, y}, index)) continue;
      const std::size_t end = std::min(index + match.width, marks_.size());
      for (; index < end; ++index) {
        if (marks_[index] == 0) marks_[index] = mark;
      }
      mark = mark == 0xff ? 1 : static_cast<std::uint8_t>(mark + 1);
    }
  }
}

// After the view moved.
void CopyMode::mark_again() {
  if (!has_marks() || !search_text_) return;
  mark_matches(CopyPattern(*search_text_, search_expression_ ? PatternKind::expression : PatternKind::text));
}

bool CopyMode::find(const CopyPattern& pattern, Direction direction, CopyPosition from, unsigned last, bool wraps) {
  CopyMatch match;
  if (direction == Direction::down) {
    for (unsigned y = from.y, x = from.x; y <= last; ++y, x = 0) {
      if (!pattern.find_first(text_, y, x, match)) continue;
      show_line({match.x, y});
      update_selection();
      return true;
    }
  } else {
    unsigned end = from.x + 1;
    for (unsigned y = from.y + 1; y > last; --y, end = columns()) {
      if (!pattern.find_last(text_, y - 1, end, match)) continue;
      CopyPosition found{match.x, y - 1};
      if (pattern.is_expression()) take_longest_match(pattern, found, match.width, last);
      show_line(found);
      update_selection();
      return true;
    }
  }
  if (!wraps) return false;
  const CopyPosition again =
      direction == Direction::down ? CopyPosition{0, 0} : CopyPosition{columns() - 1, text_.last_line()};
  return find(pattern, direction, again, from.y, false);
}

// A match may begin in an earlier line, where that wraps (window_copy_search_back_overlap).
void CopyMode::take_longest_match(const CopyPattern& pattern, CopyPosition& found, unsigned width,
                                  unsigned last) const {
  const auto end_of = [this](CopyPosition begin, unsigned cells) {
    CopyPosition end{begin.x + cells, begin.y};
    for (; end.x > columns() - 1; end.x -= columns()) ++end.y;
    return end;
  };
  const CopyPosition end = end_of(found, width);
  CopyPosition begin = found;
  CopyMatch match;
  while (begin.x == 0 && begin.y > last && text_.wrapped(begin.y - 1)) {
    if (!pattern.find_last(text_, begin.y - 1, columns(), match)) return;
    begin = {match.x, begin.y - 1};
    if (end_of(begin, match.width) != end) return;
    found = begin;
  }
}

bool CopyMode::search(Direction direction, bool expression) {
  const std::string wanted = *search_text_;
  expression = expression && has_special_characters(wanted);
  const bool again = !first_search_ && last_search_->text == wanted && last_search_->expression == expression;
  first_search_ = false;
  *last_search_ = {wanted, expression};

  const CopyPattern pattern(wanted, expression ? PatternKind::expression : PatternKind::text);
  const bool wraps = options_->wrap_search, vi = options_->keys == ModeKeys::vi;
  const bool down = direction == Direction::down;
  if (!pattern.usable()) return false;
  CopyPosition from = at();
  // vi is on the first character of a match: going down it has to leave that.
  if (down && vi && has_marks()) {
    pass_mark(from, wraps);
  } else if (down && vi) {
    step_right(from, wraps);
  } else if (!down) {
    step_left(from, wraps);
  }
  const unsigned last = down ? text_.last_line() : 0;
  if (!find(pattern, direction, from, last, wraps)) return false;
  mark_matches(pattern);
  if (!again) counted_ = *last_search_;
  CopyPosition found = at();
  std::size_t start = 0, index = 0;
  if (down) {
    // In the middle of a match: the next one.
    if (mark_index(found, index) && index > 0 && marks_[index] == marks_[index - 1]) {
      pass_mark(found, wraps);
      find(pattern, direction, found, last, wraps);
      found = at();
    }
    if (!vi) {
      pass_mark(found, wraps);
      cx_ = found.x;
      cy_ = found.y - top();
    }
  } else if (mark_index(found, start)) {
    while (mark_index(found, index) && marks_[index] == marks_[start]) {
      cx_ = found.x;
      cy_ = found.y - top();
      if (index == 0) break;
      step_left(found, false);
    }
  }
  return true;
}

// Also one place behind it.
std::optional<std::string> CopyMode::match_at_cursor() const {
  std::size_t index = 0;
  if (!has_marks()) return std::nullopt;
  if (!mark_index(at(), index)) index = marks_.size();
  if (index == marks_.size() || marks_[index] == 0) {
    if (index == 0 || marks_[--index] == 0) return std::nullopt;
  }
  std::size_t start = index, end = index + 1;
  while (start > 0 && marks_[start - 1] == marks_[index]) --start;
  while (end < marks_.size() && marks_[end] == marks_[index]) ++end;
  std::string text;
  for (; start < end; ++start) {
    text += text_.cell(static_cast<unsigned>(start % columns()), top() + static_cast<unsigned>(start / columns())).text;
  }
  return text;
}

unsigned CopyMode::count_matches() const {
  if (!counted_.text) return 0;
  const CopyPattern pattern(*counted_.text, counted_.expression ? PatternKind::expression : PatternKind::text);
  unsigned count = 0;
  CopyMatch match;
  for (unsigned y = 0; pattern.usable() && y <= text_.last_line(); ++y) {
    for (unsigned x = 0; pattern.find_first(text_, y, x, match); x = match.x + match.width) ++count;
  }
  return count;
}

}  // namespace shim
