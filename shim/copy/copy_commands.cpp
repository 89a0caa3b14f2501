// SPDX-License-Identifier: ISC
// The commands of send-keys -X: how many arguments each takes, and what it does.
#include <charconv>
#include <limits>

#include "shim/copy/copy_mode.hpp"
#include "shim/keys/utf8.hpp"

namespace shim {

CopyMode::End CopyMode::go_to_row(unsigned row) {
  cx_ = 0;
  cy_ = row;
  update_selection();
  return End::stays;
}

CopyMode::End CopyMode::history_top() {
  if (lines_ == Lines::down && at().y == start_.y) other_end();
  show({0, 0, text_.history()});
  mark_again();
  update_selection();
  return End::stays;
}

CopyMode::End CopyMode::history_bottom() {
  if (lines_ == Lines::up && at().y == end_.y) other_end();
  show({text_.length(text_.last_line()), rows() - 1, 0});
  mark_again();
  update_selection();
  return End::stays;
}

// To the next empty line.
CopyMode::End CopyMode::paragraph(Direction direction) {
  const bool down = direction == Direction::down;
  return repeat([&] {
    unsigned y = at().y;
    const unsigned last = down ? text_.last_line() : 0;
    while (y != last && text_.length(y) == 0) y += down ? 1 : -1U;
    while (y != last && text_.length(y) > 0) y += down ? 1 : -1U;
    scroll_to({down ? text_.length(y) : 0, y});
  });
}

CopyMode::End CopyMode::page_downs(Page page, ScrollExit exit) {
  for (; count_ > 0; --count_) {
    if (page_down(page, exit)) return End::ends;
  }
  return End::stays;
}

// Counts from the bottom. What is no number does nothing.
CopyMode::End CopyMode::goto_line() {
  const std::string& text = argument();
  long long line = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), line);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return End::stays;
  if (line < -1 || line > std::numeric_limits<int>::max()) return End::stays;
  oy_ = line < 0 || line > text_.history() ? text_.history() : static_cast<unsigned>(line);
  update_selection();
  return End::stays;
}

CopyMode::End CopyMode::jump_to(Jump how) {
  const std::string& text = argument();
  if (text.empty()) return End::stays;
  jump_ = how;
  const std::size_t length = utf8_length(static_cast<unsigned char>(text.front()));
  jump_character_ = text.substr(0, length == 0 ? 1 : length);
  return repeat([&] { jump(how); });
}

CopyMode::End CopyMode::jump_again(Jump how) {
  if (how == Jump::none) return End::stays;
  return repeat([&] { jump(how); });
}

CopyMode::End CopyMode::jump_to_mark() {
  const CopyPosition here = at();
  if (mark_.y < text_.history()) {
    show({mark_.x, 0, text_.history() - mark_.y});
  } else {
    show({mark_.x, mark_.y - text_.history(), 0});
  }
  mark_ = here;
  update_selection();
  return End::stays;
}

CopyMode::End CopyMode::select_line() {
  lines_ = Lines::down;
  rectangle_ = false;
  unit_ = Unit::line;
  drag_ = at();
  start_of_line();
  start_unit_ = at();
  end_unit_.y = start_unit_.y;
  start_selection();
  end_of_line();
  end_unit_ = {text_.length(at().y), at().y};
  for (; count_ > 1; --count_) {
    cursor_down(Motion::cursor);
    end_of_line();
  }
  return End::stays;
}

CopyMode::End CopyMode::select_word() {
  lines_ = Lines::down;
  rectangle_ = false;
  unit_ = Unit::word;
  drag_ = at();
  unit_separators_ = options_->word_separators;
  previous_word(unit_separators_, CopyReader::Word::this_one);
  start_unit_ = at();
  start_selection();
  CopyPosition next{start_unit_.x + 1, start_unit_.y};
  if (text_.wrapped(next.y) && next.x > columns() - 1) next = {0, next.y + 1};
  if (start_unit_.x >= text_.length(start_unit_.y) || !text_.is_one_of(next.x, next.y, k_copy_space)) {
    next_word_end(unit_separators_, Ends::kept);
  } else {  // a word of one character
    update_selection(Ends::kept);
  }
  end_unit_ = at();
  if (drag_.y > end_unit_.y) {
    drag_ = end_unit_;
  } else if (drag_.x > end_unit_.x) {
    drag_.x = end_unit_.x;
  }
  return End::stays;
}

// From the cursor on to the end of as many lines as the count says; the cursor stays.
CopyMode::End CopyMode::copy_and_return(End end) {
  const View before = view();
  start_selection();
  for (; count_ > 1; --count_) cursor_down(Motion::cursor);
  end_of_line();
  copy_selection();
  if (end == End::ends) return end;
  clear_selection();
  show(before);
  return end;
}

CopyMode::End CopyMode::copy_whole_lines(End end) {
  const View before = view();
  unit_ = Unit::character;
  start_of_line();
  copy_and_return(end);
  if (end == End::stays) show(before);
  return end;
}

CopyMode::Jump CopyMode::reverse(Jump jump) {
  switch (jump) {
    case Jump::forward:
      return Jump::backward;
    case Jump::backward:
      return Jump::forward;
    case Jump::to_forward:
      return Jump::to_backward;
    case Jump::to_backward:
      return Jump::to_forward;
    case Jump::none:
      break;
  }
  return Jump::none;
}

CopyMode::End CopyMode::search_for(Direction direction, bool expression) {
  if (words_->size() == 1 || argument().empty()) return End::stays;
  search_text_ = argument();
  search_type_ = direction;
  search_expression_ = expression;
  return repeat([&] { search(direction, expression); });
}

// The argument is what a prompt gives: '+' or '-' for a key that goes on or back, '=' for text that changed.
CopyMode::End CopyMode::search_incremental(Direction direction) {
  const std::string& text = argument();
  const std::string wanted = text.empty() ? text : text.substr(1);
  if (!incremental_from_) {
    incremental_from_ = view();
  } else if (search_text_ && *search_text_ != wanted) {
    show(*incremental_from_);
  }
  if (wanted.empty()) {
    clear_marks();
    return End::stays;
  }
  if (text.front() == '-') direction = Direction::up;
  if (text.front() == '+') direction = Direction::down;
  if (text.front() != '-' && text.front() != '+' && text.front() != '=') return End::stays;
  search_type_ = direction;
  search_expression_ = false;
  search_text_ = wanted;
  if (!search(direction, false)) clear_marks();
  return End::stays;
}

CopyMode::End CopyMode::search_again(Direction direction) {
  if (!search_text_) return End::stays;
  return repeat([&] { search(direction, search_expression_); });
}

}  // namespace shim
