// SPDX-License-Identifier: ISC
// Moving the cursor, and the view with it.
#include <algorithm>

#include "shim/copy/copy_mode.hpp"

namespace shim {

// Scrolls line by line, as far as what was found above the view wants it.
void CopyMode::go_up_to(CopyPosition found) {
  const unsigned first = top();
  for (unsigned line = found.y; line < first; ++line) cursor_up(Motion::scroll);
  cx_ = found.x;
  cy_ = found.y < first ? 0 : found.y - first;
  update_selection();
}

void CopyMode::go_down_to(CopyPosition found, Ends ends) {
  const unsigned row = found.y - top(), last = rows() - 1;
  for (unsigned below = last; below < row; ++below) cursor_down(Motion::scroll);
  cx_ = found.x;
  cy_ = std::min(row, last);
  update_selection(ends);
}

// What is not in the view comes to its last quarter.
void CopyMode::show_line(CopyPosition found) {
  const unsigned history = text_.history(), gap = rows() / 4;
  cx_ = found.x;
  if (found.y >= top() && found.y < top() + rows()) {
    cy_ = found.y - top();
    return;
  }
  unsigned first = 0;
  if (found.y >= rows()) first = found.y > history + rows() - gap ? history : found.y + gap - rows();
  cy_ = found.y - first;
  oy_ = history - first;
}

void CopyMode::scroll_to(CopyPosition found) {
  show_line(found);
  mark_again();
  update_selection();
}

// Lines above and below are entered at the column that the cursor had, or at their end.
void CopyMode::note_column() {
  const unsigned length = text_.length(at().y);
  if (cx_ == length) return;
  last_cx_ = cx_;
  last_length_ = length;
}

void CopyMode::keep_in_line() {
  const unsigned length = text_.length(at().y);
  if ((cx_ < last_length_ || cx_ == length) && cx_ <= length) return;
  cx_ = length;
  update_selection();
}

void CopyMode::follow_lines() {
  if (lines_ == Lines::none) return;
  cx_ = lines_ == Lines::up ? 0 : rectangle_ ? columns() : text_.length(at().y);
  update_selection();
}

void CopyMode::cursor_up(Motion motion) {
  const bool free = !in_rectangle();
  if (free) note_column();
  if (lines_ == Lines::down && at().y == start_.y) other_end();
  if (free) cx_ = last_cx_;
  if (motion == Motion::scroll || cy_ == 0) {
    scroll_down();
  } else {
    --cy_;
    update_selection();
  }
  if (free) keep_in_line();
  follow_lines();
}

void CopyMode::cursor_down(Motion motion) {
  const bool free = !in_rectangle();
  if (free) note_column();
  if (lines_ == Lines::up && at().y == end_.y) other_end();
  if (free) cx_ = last_cx_;
  if (motion == Motion::scroll || cy_ == rows() - 1) {
    scroll_up();
  } else {
    ++cy_;
    update_selection();
  }
  if (free) keep_in_line();
  follow_lines();
}

void CopyMode::scroll_up() {
  if (oy_ == 0) return;
  --oy_;
  mark_again();
  update_selection();
}

void CopyMode::scroll_down() {
  if (oy_ == text_.history()) return;
  ++oy_;
  mark_again();
  update_selection();
}

void CopyMode::page_up(Page page) {
  note_column();
  cx_ = last_cx_;
  const unsigned lines = rows() <= 2 ? 1 : page == Page::half ? rows() / 2 : rows() - 2;
  if (oy_ + lines > text_.history()) {
    oy_ = text_.history();
    cy_ = cy_ < lines ? 0 : cy_ - lines;
  } else {
    oy_ += lines;
  }
  if (!in_rectangle()) {
    const unsigned length = text_.length(at().y);
    if ((cx_ >= last_length_ && cx_ != length) || cx_ > length) end_of_line();
  }
  mark_again();
  update_selection();
}

// True: this was the end of a mode that ends there.
bool CopyMode::page_down(Page page, ScrollExit exit) {
  note_column();
  cx_ = last_cx_;
  const unsigned lines = rows() <= 2 ? 1 : page == Page::half ? rows() / 2 : rows() - 2;
  if (oy_ < lines) {
    oy_ = 0;
    cy_ = std::min(cy_ + lines, rows() - 1);
  } else {
    oy_ -= lines;
  }
  if (!in_rectangle()) {
    const unsigned length = text_.length(at().y);
    if ((cx_ >= last_length_ && cx_ != length) || cx_ > length) end_of_line();
  }
  if (exit == ScrollExit::yes && oy_ == 0) return true;
  mark_again();
  update_selection();
  return false;
}

void CopyMode::start_of_line() {
  CopyReader cursor = reader();
  cursor.start_of_line(CopyReader::AtEdge::wrap);
  go_up_to(cursor.at());
}

void CopyMode::end_of_line() {
  CopyReader cursor = reader();
  cursor.end_of_line(CopyReader::AtEdge::wrap, in_rectangle() ? LineEdge::all : LineEdge::text);
  go_down_to(cursor.at());
}

void CopyMode::next_word(std::string_view separators) {
  CopyReader cursor = reader();
  cursor.next_word(separators);
  go_down_to(cursor.at());
}

// vi is on the last character, emacs behind it.
CopyPosition CopyMode::next_word_end_of(CopyReader from, std::string_view separators) const {
  if (options_->keys == ModeKeys::emacs) {
    from.next_word_end(separators);
    return from.at();
  }
  if (!from.on_space()) from.right(CopyReader::AtEdge::stay, LineEdge::text);
  from.next_word_end(separators);
  from.left(CopyReader::AtEdge::wrap);
  return from.at();
}

void CopyMode::next_word_end(std::string_view separators, Ends ends) {
  go_down_to(next_word_end_of(reader(), separators), ends);
}

void CopyMode::previous_word(std::string_view separators, CopyReader::Word word) {
  using LineEnd = CopyReader::LineEnd;
  CopyReader cursor = reader();
  cursor.previous_word(separators, word, options_->keys == ModeKeys::emacs ? LineEnd::stops : LineEnd::pass);
  go_up_to(cursor.at());
}

void CopyMode::jump(Jump how) {
  using AtEdge = CopyReader::AtEdge;
  const bool forward = how == Jump::forward || how == Jump::to_forward;
  const bool in_front = how == Jump::to_forward || how == Jump::to_backward;
  if (forward) {
    CopyReader cursor(text_, {cx_ + (in_front ? 2 : 1), at().y});
    if (!cursor.jump(jump_character_)) return;
    if (in_front) cursor.left(AtEdge::wrap);
    return go_down_to(cursor.at());
  }
  CopyReader cursor = reader();
  cursor.left(AtEdge::stay);
  if (in_front) cursor.left(AtEdge::stay);
  if (!cursor.jump_back(jump_character_)) return;
  if (in_front) cursor.right(AtEdge::wrap, LineEdge::text);
  go_up_to(cursor.at());
}

}  // namespace shim
