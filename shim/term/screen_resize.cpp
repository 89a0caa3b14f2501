// SPDX-License-Identifier: ISC
// Size, the alternate screen and reset (screen.c).
#include <algorithm>
#include <utility>

#include "shim/term/screen.hpp"

namespace shim {

void Screen::reset() {
  reset_tabs();
  set_margins(0, rows() - 1);
  modes_ = static_cast<std::uint32_t>(ScreenMode::cursor) | static_cast<std::uint32_t>(ScreenMode::wrap);
  set_pen(Pen{});
  erase_all();
  x_ = y_ = 0;
  join_next_ = false;
}

void Screen::resize_grid(unsigned new_columns, unsigned new_rows, bool reflow) {
  Grid::Position cursor{x_, grid_.history().lines() + y_};
  if (new_columns != columns()) {
    grid_.set_columns(new_columns);
    reset_tabs();
  } else {
    reflow = false;
  }
  if (new_rows != rows()) {
    upper_ = 0;
    lower_ = new_rows - 1;
  }
  if (new_rows < rows()) grid_.shrink_rows(new_rows, y_, cursor.y);
  if (new_rows > rows()) grid_.grow_rows(new_rows);
  if (reflow) cursor = grid_.reflow(cursor);
  const std::size_t hidden = grid_.history().lines();
  if (cursor.y >= hidden) {
    x_ = static_cast<unsigned>(std::min<std::size_t>(cursor.x, columns()));
    y_ = static_cast<unsigned>(std::min<std::size_t>(cursor.y - hidden, rows() - 1));
  } else {
    x_ = y_ = 0;
  }
}

void Screen::resize(unsigned new_columns, unsigned new_rows) { resize_grid(new_columns, new_rows, !alternate()); }

void Screen::trim_below_cursor() { y_ += grid_.pull_down(rows() - 1 - y_); }

void Screen::enter_alternate(SaveCursor save) {
  if (saved_) return;
  saved_ = Saved{};  // emplace() is not for clang: there the nested type is no default-constructible one yet
  saved_->columns = columns();
  saved_->kept_history = grid_.keeps_history();
  saved_->rows = grid_.take_rows();
  if (save == SaveCursor::yes) {
    saved_x_ = x_;
    saved_y_ = y_;
  }
  saved_pen_ = pen_;
  grid_.keep_history(false);
}

void Screen::clamp_cursor() {
  x_ = std::min(x_, columns() - 1);
  y_ = std::min(y_, rows() - 1);
}

// The saved rows come back in the size they had, then all is brought to the present size.
void Screen::leave_alternate(SaveCursor restore) {
  const unsigned now_columns = columns(), now_rows = rows();
  if (saved_) resize_grid(saved_->columns, static_cast<unsigned>(saved_->rows.size()), true);
  if (restore == SaveCursor::yes && saved_x_ != k_unsaved) {
    x_ = saved_x_;
    y_ = saved_y_;
    set_pen(saved_pen_);
  }
  if (!saved_) {
    clamp_cursor();
    return;
  }
  grid_.put_rows(std::move(saved_->rows));
  grid_.keep_history(saved_->kept_history);
  saved_.reset();
  resize_grid(now_columns, now_rows, true);
  clamp_cursor();
}

}  // namespace shim
