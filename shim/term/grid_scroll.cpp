// SPDX-License-Identifier: ISC
// Lines moving between the screen and the history (grid.c, grid-view.c, screen.c).
#include <algorithm>
#include <utility>

#include "shim/term/grid.hpp"

namespace shim {

// When the history is full, a tenth of it goes at once (grid_collect_history).
void Grid::make_room_in_history() {
  const std::size_t size = history_.lines();
  if (size == 0 || size < history_limit_) return;
  history_.drop_front(std::clamp<std::size_t>(history_limit_ / 10, 1, size));
  scrolled_ = std::min(scrolled_, history_.lines());
}

void Grid::push_top(Cell blank) {
  Row& first = row(0);
  history_.push(first, glyphs_);
  ++scrolled_;
  empty(first, blank);
  top_ = slot(1);
}

void Grid::scroll_up(unsigned upper, unsigned lower, Cell blank) {
  if (!keeps_history_) {
    move_lines(upper, upper + 1, lower - upper, blank);
    return;
  }
  make_room_in_history();
  if (upper == 0 && lower == rows() - 1) {
    push_top(blank);
    return;
  }
  history_.push(row(upper), glyphs_);
  ++scrolled_;
  for (unsigned y = upper; y < lower; ++y) std::swap(row(y), row(y + 1));
  empty(row(lower), blank);
}

void Grid::scroll_down(unsigned upper, unsigned lower, Cell blank) {
  move_lines(upper + 1, upper, lower - upper, blank);
}

void Grid::clear_into_history(Cell blank) {
  unsigned last = 0;
  for (unsigned y = 0; y < rows(); ++y) {
    if (row(y).used != 0) last = y + 1;
  }
  if (last == 0) {
    clear(0, 0, columns_, rows(), blank);
    return;
  }
  for (unsigned y = 0; y < last; ++y) {
    make_room_in_history();
    push_top(blank);
  }
  if (last < rows()) clear(0, 0, columns_, rows() - last, blank);
  scrolled_ = 0;
}

void Grid::clear_history() {
  history_.clear();
  scrolled_ = 0;
}

void Grid::straighten() {
  std::rotate(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(top_), rows_.end());
  top_ = 0;
}

void Grid::shrink_rows(unsigned new_rows, unsigned cursor_y, std::size_t& y) {
  unsigned needed = rows() - new_rows;
  const unsigned below = std::min(rows() - 1 - cursor_y, needed);
  if (below > 0) clear(0, rows() - below, columns_, below, Cell{});
  needed -= below;
  straighten();
  if (keeps_history_) {
    for (unsigned i = 0; i < needed; ++i) history_.push(rows_[i], glyphs_);
    scrolled_ += needed;
    rows_.erase(rows_.begin(), rows_.begin() + needed);
  } else if (needed > 0 && cursor_y > 0) {
    const unsigned above = std::min(cursor_y, needed);
    delete_lines(0, above, rows() - 1, Cell{});
    y -= above;
    straighten();
  }
  rows_.resize(new_rows);
}

void Grid::grow_rows(unsigned new_rows) {
  straighten();
  unsigned needed = new_rows - rows();
  unsigned available = 0;
  if (keeps_history_) available = static_cast<unsigned>(std::min<std::size_t>(scrolled_, needed));
  available = static_cast<unsigned>(std::min<std::size_t>(available, history_.lines()));
  scrolled_ -= available;
  std::vector<Row> taller(new_rows);
  for (unsigned i = available; i-- > 0;) history_.pop_back(taller[i], glyphs_);
  std::move(rows_.begin(), rows_.end(), taller.begin() + available);
  rows_ = std::move(taller);
}

unsigned Grid::pull_down(unsigned lines) {
  lines = static_cast<unsigned>(std::min<std::size_t>(lines, history_.lines()));
  straighten();
  std::rotate(rows_.begin(), rows_.end() - static_cast<std::ptrdiff_t>(lines), rows_.end());
  for (unsigned y = lines; y-- > 0;) history_.pop_back(rows_[y], glyphs_);
  scrolled_ = std::min(scrolled_, history_.lines());
  return lines;
}

std::vector<Row> Grid::take_rows() {
  straighten();
  history_.unwrap_last();
  return std::exchange(rows_, std::vector<Row>(rows()));
}

void Grid::put_rows(std::vector<Row> saved) {
  straighten();
  const std::size_t count = std::min(saved.size(), rows_.size());
  std::move(saved.begin(), saved.begin() + static_cast<std::ptrdiff_t>(count), rows_.begin());
}

}  // namespace shim
