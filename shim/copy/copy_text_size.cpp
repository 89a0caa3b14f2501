// SPDX-License-Identifier: ISC
// A new size for the text of copy mode (screen.c, screen_resize_cursor; grid.c, grid_reflow): lines are never lost and
// no cursor matters.
#include <algorithm>
#include <limits>
#include <utility>

#include "shim/copy/copy_text.hpp"

namespace shim {
namespace {

using Lines = std::vector<CopyLine>;
constexpr unsigned k_behind_text = std::numeric_limits<unsigned>::max();

// A position as a place in unwrapped text: which logical line, and how far into it (grid_wrap_position).
CopyPosition to_logical(const Lines& lines, CopyPosition at) {
  CopyPosition logical;
  for (unsigned y = 0; y < at.y; ++y) {
    if (lines[y].wrapped) {
      logical.x += lines[y].used;
    } else {
      logical.x = 0;
      ++logical.y;
    }
  }
  logical.x = at.x >= lines[at.y].used ? k_behind_text : logical.x + at.x;
  return logical;
}

CopyPosition to_physical(const Lines& lines, CopyPosition logical) {
  unsigned y = 0;
  for (unsigned line = 0; y + 1 < lines.size() && line != logical.y; ++y) {
    if (!lines[y].wrapped) ++line;
  }
  const auto goes_on = [&] { return lines[y].wrapped && y + 1 < lines.size(); };
  if (logical.x == k_behind_text) {
    while (goes_on()) ++y;
    return {lines[y].used, y};
  }
  for (; goes_on() && logical.x >= lines[y].used; ++y) logical.x -= lines[y].used;
  return {logical.x, y};
}

// Takes lines in order and fills new ones.
class Wrapper {
 public:
  explicit Wrapper(unsigned columns) : columns_(columns) {}

  void add(const CopyLine& line) {
    for (std::uint32_t x = 0; x < line.used; ++x) {
      const CopyCell cell = line.cell(x);
      if (current_.used > 0 && width_ + cell.width > columns_) end_line(true);
      current_.add(cell);
      current_.size = ++current_.used;
      width_ += cell.width;
    }
    if (!line.wrapped) {
      // What fits as it is keeps the blanks behind its text.
      if (current_.used == line.used) current_.size = line.size;
      end_line(false);
    } else if (width_ >= columns_) {
      end_line(true);
    }
  }
  Lines take() {
    if (current_.used > 0) end_line(true);
    return std::move(lines_);
  }

 private:
  void end_line(bool wrapped) {
    current_.wrapped = wrapped;
    lines_.push_back(std::exchange(current_, CopyLine{}));
    width_ = 0;
  }

  unsigned columns_, width_ = 0;
  CopyLine current_;
  Lines lines_;
};

}  // namespace

void CopyText::fit(unsigned columns, unsigned rows) {
  while (rows_ > 1 && lines_.back().used == 0) {
    lines_.pop_back();
    --rows_;
  }
  if (cursor_.y > last_line()) cursor_ = {0, last_line()};
  CopyPosition cursor = cursor_;
  resize(columns, rows, cursor);
  cursor_ = cursor;
}

void CopyText::resize_rows(unsigned rows) {
  if (rows < rows_) scrolled_ += rows_ - rows;
  if (rows > rows_) {
    const std::size_t back = std::min<std::size_t>(scrolled_, rows - rows_);
    scrolled_ -= back;
    lines_.resize(lines_.size() + (rows - rows_ - back));
  }
  rows_ = rows;
}

void CopyText::wrap_anew(unsigned columns, CopyPosition& at) {
  const CopyPosition logical = to_logical(lines_, {at.x, std::min(at.y, last_line())});
  Wrapper wrapper(columns);
  for (const CopyLine& line : lines_) wrapper.add(line);
  lines_ = wrapper.take();
  columns_ = columns;
  if (lines_.size() < rows_) lines_.resize(rows_);
  scrolled_ = std::min<std::size_t>(scrolled_, history());
  at = to_physical(lines_, logical);
}

void CopyText::resize(unsigned columns, unsigned rows, CopyPosition& at) {
  resize_rows(rows);
  if (columns != columns_) wrap_anew(columns, at);
}

}  // namespace shim
