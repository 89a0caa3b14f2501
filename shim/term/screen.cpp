// SPDX-License-Identifier: ISC
// Cursor, margins, tabs, editing and erasing (screen-write.c).
#include "shim/term/screen.hpp"

#include <algorithm>

namespace shim {

Screen::Screen(unsigned columns, unsigned rows, std::size_t history_limit)
    : grid_(columns, rows, history_limit), lower_(rows - 1) {
  set(ScreenMode::cursor, true);
  set(ScreenMode::wrap, true);
  reset_tabs();
}

void Screen::set(ScreenMode mode, bool on) {
  const auto bit = static_cast<std::uint32_t>(mode);
  modes_ = on ? modes_ | bit : modes_ & ~bit;
}

void Screen::reset_tabs() {
  tabs_.assign(columns(), false);
  for (unsigned x = 8; x < columns(); x += 8) tabs_[x] = true;
}

void Screen::move_to(std::optional<unsigned> new_x, std::optional<unsigned> new_y, bool origin) {
  if (new_y) {
    unsigned to = *new_y;
    if (origin && has(ScreenMode::origin)) to = to > lower_ - upper_ ? lower_ : to + upper_;
    y_ = std::min(to, rows() - 1);
  }
  if (new_x) x_ = std::min(*new_x, columns() - 1);
}

void Screen::up(unsigned count) {
  count = std::min(count, y_ < upper_ ? y_ : y_ - upper_);
  if (x_ == columns()) --x_;
  y_ -= count;
}

void Screen::down(unsigned count) {
  count = std::min(count, y_ > lower_ ? rows() - 1 - y_ : lower_ - y_);
  if (x_ == columns()) --x_;
  y_ += count;
}

void Screen::left(unsigned count) { x_ -= std::min(count, x_); }

void Screen::right(unsigned count) { x_ = x_ < columns() ? x_ + std::min(count, columns() - 1 - x_) : columns() - 1; }

void Screen::backspace() {
  if (x_ > 0) {
    --x_;
  } else if (y_ > 0 && grid_.row(y_ - 1).wrapped) {
    --y_;
    x_ = columns() - 1;
  }
}

void Screen::tab() {
  if (x_ + 1 >= columns()) return;
  do ++x_;
  while (!tabs_[x_] && x_ + 1 < columns());
}

void Screen::back_tab(unsigned count) {
  x_ = std::min(x_, columns() - 1);
  while (x_ > 0 && count-- > 0) {
    do --x_;
    while (x_ > 0 && !tabs_[x_]);
  }
}

void Screen::set_tab() {
  if (x_ < columns()) tabs_[x_] = true;
}

void Screen::clear_tab() {
  if (x_ < columns()) tabs_[x_] = false;
}

void Screen::clear_tabs() { tabs_.assign(columns(), false); }

void Screen::set_margins(unsigned upper, unsigned lower) {
  upper = std::min(upper, rows() - 1);
  lower = std::min(lower, rows() - 1);
  if (upper >= lower) return;
  x_ = y_ = 0;
  upper_ = upper;
  lower_ = lower;
}

void Screen::reverse_index() {
  if (y_ == upper_) {
    grid_.scroll_down(upper_, lower_, blank());
  } else if (y_ > 0) {
    --y_;
  }
}

void Screen::alignment_test() {
  for (unsigned y = 0; y < rows(); ++y) {
    for (unsigned x = 0; x < columns(); ++x) grid_.set(x, y, Cell{.text = 'E'});
  }
  x_ = y_ = 0;
  upper_ = 0;
  lower_ = rows() - 1;
}

void Screen::insert_cells(unsigned count) {
  if (x_ < columns()) grid_.insert_cells(x_, y_, std::min(count, columns() - x_), blank());
}

void Screen::delete_cells(unsigned count) {
  if (x_ < columns()) grid_.delete_cells(x_, y_, std::min(count, columns() - x_), blank());
}

void Screen::erase_cells(unsigned count) {
  if (x_ < columns()) grid_.clear(x_, y_, std::min(count, columns() - x_), 1, blank());
}

void Screen::insert_lines(unsigned count) {
  if (y_ >= upper_ && y_ <= lower_) {
    grid_.insert_lines(y_, std::min(count, lower_ + 1 - y_), lower_, blank());
  } else {  // tmux leaves alone what it can't move
    grid_.shift_lines_down(y_, std::min(count, rows() - y_), blank());
  }
}

void Screen::delete_lines(unsigned count) {
  const bool inside = y_ >= upper_ && y_ <= lower_;
  const unsigned lower = inside ? lower_ : rows() - 1;
  grid_.delete_lines(y_, std::min(count, lower + 1 - y_), lower, blank());
}

void Screen::scroll_up(unsigned count) {
  for (count = std::min(count, lower_ - upper_ + 1); count > 0; --count) grid_.scroll_up(upper_, lower_, blank());
}

void Screen::scroll_down(unsigned count) {
  for (count = std::min(count, lower_ - upper_ + 1); count > 0; --count) grid_.scroll_down(upper_, lower_, blank());
}

void Screen::erase_line() {
  const Cell erased = blank();
  if (grid_.row(y_).size != 0 || erased.pen != 0) grid_.clear(0, y_, columns(), 1, erased);
}

void Screen::erase_line_right() {
  if (x_ == 0) {
    erase_line();
  } else if (x_ < columns()) {
    grid_.clear(x_, y_, columns() - x_, 1, blank());
  }
}

void Screen::erase_line_left() {
  if (x_ + 1 >= columns()) {
    erase_line();
  } else {
    grid_.clear(0, y_, x_ + 1, 1, blank());
  }
}

void Screen::erase_below() {
  const Cell erased = blank();
  if (x_ == 0 && y_ == 0 && grid_.keeps_history() && scroll_on_clear_) {
    grid_.clear_into_history(erased);
    return;
  }
  if (x_ < columns()) grid_.clear(x_, y_, columns() - x_, 1, erased);
  grid_.clear(0, y_ + 1, columns(), rows() - (y_ + 1), erased);
}

void Screen::erase_above() {
  const Cell erased = blank();
  grid_.clear(0, 0, columns(), y_, erased);
  grid_.clear(0, y_, std::min(x_ + 1, columns()), 1, erased);
}

void Screen::erase_all() {
  if (grid_.keeps_history() && scroll_on_clear_) {
    grid_.clear_into_history(blank());
  } else {
    grid_.clear(0, 0, columns(), rows(), blank());
  }
}

}  // namespace shim
