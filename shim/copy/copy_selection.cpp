// SPDX-License-Identifier: ISC
// The selection, and the text in it.
#include <algorithm>

#include "shim/copy/copy_mode.hpp"
#include "shim/copy/line_drawing.hpp"

namespace shim {

void CopyMode::start_selection() {
  start_ = end_ = at();
  drag_end_ = Drag::end;
  set_selection(Ends::reset);
}

bool CopyMode::update_selection(Ends ends) {
  if (!selected_ && lines_ == Lines::none) return false;
  return set_selection(ends);
}

// False: it is above or below what is shown.
bool CopyMode::set_selection(Ends ends) {
  if (drag_end_ != Drag::none) follow_cursor(ends);
  const auto above = [this](CopyPosition place) { return place.y < top(); };
  const auto below = [this](CopyPosition place) { return place.y > top() + rows() - 1; };
  if ((above(start_) && above(end_)) || (below(start_) && below(end_))) return false;
  selected_ = true;
  return true;
}

// Of words and lines the whole one is selected that the cursor is in, to the side where it went.
void CopyMode::follow_cursor(Ends ends) {
  CopyPosition to = at();
  bool start = drag_end_ == Drag::start;
  if (unit_ != Unit::character && ends == Ends::reset) {
    start = drag_.y > to.y || (unit_ == Unit::word && drag_.y == to.y && drag_.x > to.x);
    if (start && unit_ == Unit::word) {
      CopyReader cursor = reader();
      cursor.previous_word(unit_separators_, CopyReader::Word::this_one, CopyReader::LineEnd::stops);
      to = cursor.at();
    } else if (start) {
      to.x = 0;
    } else if (unit_ == Unit::word) {
      if (to.x >= text_.length(to.y) || !text_.is_one_of(to.x + 1, to.y, k_copy_space))
        to = next_word_end_of(reader(), unit_separators_);
    } else {
      to.y = std::max(to.y, end_unit_.y);
      to.x = text_.length(to.y);
    }
    (start ? end_ : start_) = start ? end_unit_ : start_unit_;
  }
  (start ? start_ : end_) = to;
}

void CopyMode::clear_selection() {
  selected_ = false;
  drag_end_ = Drag::none;
  lines_ = Lines::none;
  unit_ = Unit::character;
  cx_ = std::min(cx_, text_.length(at().y));
}

void CopyMode::other_end() {
  if (!selected_ && lines_ == Lines::none) return;
  if (lines_ != Lines::none) lines_ = lines_ == Lines::down ? Lines::up : Lines::down;
  drag_end_ = drag_end_ == Drag::end ? Drag::start : Drag::end;
  const CopyPosition to = drag_end_ == Drag::start ? start_ : end_;
  const unsigned history = text_.history();
  cx_ = to.x;
  if (to.y < top()) {
    oy_ = history - to.y;
    cy_ = 0;
  } else if (to.y > top() + rows()) {
    oy_ = history + rows() - 1 - to.y;
    cy_ = rows() - 1;
  } else {
    cy_ = to.y - top();
  }
  update_selection(Ends::kept);
}

void CopyMode::set_rectangle(bool on) {
  lines_ = Lines::none;
  rectangle_ = on;
  cx_ = std::min(cx_, text_.length(at().y));
  update_selection();
}

void CopyMode::copy_selection() { copied_ = selection(); }

// emacs leaves out the last character, vi takes it too.
std::optional<std::string> CopyMode::selection() const {
  if (!selected_ && lines_ == Lines::none) return match_at_cursor();
  const auto before = [](CopyPosition a, CopyPosition b) { return a.y < b.y || (a.y == b.y && a.x < b.x); };
  const bool backwards = before(end_, start_);
  const CopyPosition from = backwards ? end_ : start_;
  CopyPosition to = backwards ? start_ : end_;
  const unsigned last_length = text_.length(to.y);
  to.x = std::min(to.x, last_length);

  const bool vi = options_->keys == ModeKeys::vi;
  unsigned first_begin = from.x, begin = 0, end = columns(), last_end = to.x + (vi ? 1 : 0);
  if (rectangle_) {
    const unsigned corner = drag_end_ == Drag::end ? start_.x : end_.x;
    const bool cursor_is_right = corner < cx_;
    first_begin = begin = cursor_is_right ? corner : cx_;
    last_end = end = cursor_is_right ? cx_ + (vi ? 1 : 0) : corner + 1;
  }
  std::string text;
  for (unsigned y = from.y; y <= to.y; ++y)
    copy_line(text, y, y == from.y ? first_begin : begin, y == to.y ? last_end : end);
  if (text.empty()) return std::nullopt;
  // No newline at the end, unless vi selected it.
  if ((!vi || last_end <= last_length) && (!text_.wrapped(to.y) || last_end != last_length)) text.pop_back();
  return text;
}

// Lines that wrap are joined, with all their spaces.
void CopyMode::copy_line(std::string& to, unsigned y, unsigned from, unsigned end) const {
  if (from > end) return;
  const CopyLine& line = text_.line(y);
  const bool wraps = line.wrapped && line.size <= columns();
  const unsigned length = wraps ? line.size : text_.length(y);
  end = std::min(end, length);
  for (unsigned x = std::min(from, length); x < end; ++x) {
    const CopyCell cell = line.cell(x);
    if (cell.padding) continue;
    const std::string_view drawn = cell.line_drawing ? line_drawing_text(cell.text) : std::string_view();
    to += drawn.empty() ? cell.text : drawn;
  }
  if (!wraps || end != length) to += '\n';
}

}  // namespace shim
