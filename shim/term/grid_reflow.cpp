// SPDX-License-Identifier: ISC
// Wrapping all lines anew after a change of width, with the results of tmux's grid_reflow; but a line that joins in the
// middle of wide characters stays joined (tmux forgets it, and then the cursor and lines below it get lost).
#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

#include "shim/term/grid.hpp"

namespace shim {
namespace {

constexpr std::size_t k_beyond_text = std::numeric_limits<std::size_t>::max();

struct LineShape {
  std::uint32_t used = 0;
  bool wrapped = false;
};

// A position as a place in unwrapped text: which logical line, and how far into it (grid_wrap_position).
struct LogicalPosition {
  std::size_t offset = 0, line = 0;
};

LogicalPosition to_logical(const std::vector<LineShape>& lines, Grid::Position at) {
  LogicalPosition logical;
  for (std::size_t y = 0; y < at.y; ++y) {
    if (lines[y].wrapped) {
      logical.offset += lines[y].used;
    } else {
      logical.offset = 0;
      ++logical.line;
    }
  }
  logical.offset = at.x >= lines[at.y].used ? k_beyond_text : logical.offset + at.x;
  return logical;
}

Grid::Position to_physical(const std::vector<LineShape>& lines, LogicalPosition logical) {
  std::size_t y = 0;
  for (std::size_t line = 0; y + 1 < lines.size() && line != logical.line; ++y) {
    if (!lines[y].wrapped) ++line;
  }
  const auto continues = [&] { return lines[y].wrapped && y + 1 < lines.size(); };
  if (logical.offset == k_beyond_text) {
    while (continues()) ++y;
    return {lines[y].used, y};
  }
  for (; continues() && logical.offset >= lines[y].used; ++y) logical.offset -= lines[y].used;
  return {logical.offset, y};
}

// Takes lines in order and fills new ones. The newest lines stay rows, older ones are encoded at once. `scrolled` is
// carried along as grid_reflow_split and grid_reflow_join do: as a number that meets old and new positions.
class Wrapper {
 public:
  Wrapper(unsigned columns, unsigned rows, const GlyphStore& glyphs, std::size_t scrolled_before)
      : scrolled(scrolled_before), columns_(columns), rows_(rows), glyphs_(glyphs) {}

  void add(const Row& line) {
    std::uint32_t x = 0;
    if (open_ && !join(line, x)) {
      ++taken_;
      return;
    }
    const std::size_t first = shapes.size();
    for (; x < line.used; ++x) {
      if (!fits(line.cells[x])) emit(true);
      append(line, x);
    }
    if (shapes.size() > first && taken_ <= scrolled) scrolled += shapes.size() - first;
    ++taken_;
    open_ = line.wrapped && width_ < columns_;
    joined_ = 0;
    if (open_) return;
    if (current_.used == line.used) keep_rest_of(line);
    emit(line.wrapped);
  }
  void finish() {
    if (open_) end_join(true);
    while (recent_.size() < rows_) emit(false);
  }

  std::size_t scrolled;
  History history;
  std::vector<LineShape> shapes;
  std::vector<Row> take_rows() {
    return {std::make_move_iterator(recent_.begin()), std::make_move_iterator(recent_.end())};
  }

 private:
  bool fits(Cell cell) const { return width_ + cell.width <= columns_ || current_.used == 0; }
  void append(const Row& line, std::uint32_t x) {
    if (current_.used == 0) current_.reserve(std::min(columns_, line.used - x));
    current_.extend(current_.used + 1, Cell{});
    current_.cells[current_.used++] = line.cells[x];
    current_.wide = current_.wide || line.cells[x].width != 1;
    width_ += line.cells[x].width;
  }
  // Moves what fits to the open line. True: cells from x on are left, or an empty line.
  bool join(const Row& line, std::uint32_t& x) {
    if (line.used == 0) {
      joined_ += line.wrapped;
      if (line.wrapped) return false;
      end_join(joined_ == 0);
      return true;
    }
    for (; x < line.used && fits(line.cells[x]); ++x) append(line, x);
    if (x < line.used) {
      end_join(true);
      return true;
    }
    ++joined_;
    if (!line.wrapped || width_ >= columns_) end_join(line.wrapped);
    return false;
  }
  void end_join(bool wrapped) {
    const std::size_t to = shapes.size();
    if (joined_ > 0 && scrolled > to + joined_) {
      scrolled -= joined_;
    } else if (joined_ > 0 && scrolled > to) {
      scrolled = to;
    }
    open_ = false;
    emit(wrapped);
  }
  // A line that fits as it is keeps what was erased in colour beyond its text.
  void keep_rest_of(const Row& line) {
    for (std::uint32_t x = line.used; x < line.size; ++x) {
      current_.extend(x + 1, line.cells[x]);
    }
  }
  void emit(bool wrapped) {
    current_.wrapped = wrapped;
    shapes.push_back({current_.used, wrapped});
    recent_.push_back(std::exchange(current_, Row{}));
    width_ = 0;
    if (recent_.size() <= rows_) return;
    history.push(recent_.front(), glyphs_);
    recent_.pop_front();
  }

  unsigned columns_, rows_;
  const GlyphStore& glyphs_;
  std::deque<Row> recent_;
  Row current_;
  std::size_t width_ = 0;
  std::size_t taken_ = 0;   // lines before this one
  std::size_t joined_ = 0;  // lines that became part of the open line
  bool open_ = false;       // current_ waits for the continuation of a wrapped line
};

}  // namespace

Grid::Position Grid::reflow(Position cursor) {
  straighten();
  std::vector<LineShape> before;
  before.reserve(history_.lines() + rows_.size());
  Wrapper wrapper(columns_, rows(), glyphs_, scrolled_);
  Row line;
  const auto add = [&](const Row& next) {
    before.push_back({next.used, next.wrapped});
    wrapper.add(next);
  };
  history_.for_each(0, history_.lines(), [&](StoredLine stored) {
    restore(stored, line, glyphs_);
    add(line);
  });
  for (const Row& next : rows_) add(next);
  const LogicalPosition logical = to_logical(before, {cursor.x, std::min(cursor.y, before.size() - 1)});

  wrapper.finish();
  rows_ = wrapper.take_rows();
  history_ = std::move(wrapper.history);
  scrolled_ = std::min(wrapper.scrolled, history_.lines());
  return to_physical(wrapper.shapes, logical);
}

}  // namespace shim
