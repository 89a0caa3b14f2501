// SPDX-License-Identifier: ISC
// Cells and lines of the visible part (grid.c, grid-view.c).
#include "shim/term/grid.hpp"

#include <algorithm>
#include <utility>

namespace shim {

Grid::Grid(unsigned columns, unsigned rows, std::size_t history_limit)
    : columns_(columns), rows_(rows), history_limit_(history_limit), keeps_history_(history_limit > 0) {}

// Lines grow in steps of a quarter, a half and the whole width, as tmux's do.
unsigned Grid::stepped(unsigned size) const {
  if (size < columns_ / 4) return columns_ / 4;
  if (size < columns_ / 2) return columns_ / 2;
  return std::max(size, columns_);
}

void Grid::extend(Row& row, unsigned to, Cell blank) {
  if (to > row.size) row.extend(stepped(to), blank);
}

void Grid::empty(Row& row, Cell blank) {
  row.forget();
  if (blank.pen != 0) extend(row, columns_, blank);
}

void Grid::unwrap_above(unsigned y) {
  if (y > 0) {
    row(y - 1).wrapped = false;
  } else {
    history_.unwrap_last();
  }
}

void Grid::set(unsigned x, unsigned y, Cell cell) {
  Row& line = row(y);
  extend(line, x + 1, Cell{});
  line.used = std::max(line.used, x + 1);
  line.wide = line.wide || cell.width != 1;
  line.cells[x] = cell;
}

void Grid::clear(unsigned x, unsigned y, unsigned width, unsigned height, Cell blank) {
  if (width == 0 || height == 0) return;
  if (x == 0 && width == columns_) {
    clear_lines(y, height, blank);
    return;
  }
  for (unsigned at = y; at < y + height; ++at) {
    Row& line = row(at);
    unsigned count = width;
    if (blank.pen == 0) {
      const unsigned end = std::min(columns_, line.size);
      if (x > end) continue;
      count = std::min(count, end - x);
    }
    extend(line, x + count, Cell{});
    std::fill_n(line.cells.get() + x, count, blank);
    line.tinted = line.tinted || blank.pen != 0;
  }
}

void Grid::clear_lines(unsigned y, unsigned count, Cell blank) {
  if (count == 0) return;
  for (unsigned at = y; at < y + count; ++at) empty(row(at), blank);
  unwrap_above(y);
}

void Grid::move_lines(unsigned to, unsigned from, unsigned count, Cell blank) {
  if (count == 0 || to == from) return;
  unwrap_above(to);
  if (to < from) {
    for (unsigned i = 0; i < count; ++i) std::swap(row(to + i), row(from + i));
  } else {
    for (unsigned i = count; i-- > 0;) std::swap(row(to + i), row(from + i));
  }
  for (unsigned y = from; y < from + count; ++y) {
    if (y < to || y >= to + count) empty(row(y), blank);
  }
  if (from < to || from >= to + count) unwrap_above(from);
}

void Grid::move_cells(unsigned to, unsigned from, unsigned y, unsigned count, Cell blank) {
  if (count == 0 || to == from) return;
  Row& line = row(y);
  extend(line, from + count, Cell{});
  extend(line, to + count, Cell{});
  Cell* cells = line.cells.get();
  if (to < from) {
    std::copy(cells + from, cells + from + count, cells + to);
  } else {
    std::copy_backward(cells + from, cells + from + count, cells + to + count);
  }
  line.used = std::max(line.used, to + count);
  line.tinted = line.tinted || blank.pen != 0;
  for (unsigned x = from; x < from + count; ++x) {
    if (x < to || x >= to + count) cells[x] = blank;
  }
}

void Grid::insert_cells(unsigned x, unsigned y, unsigned count, Cell blank) {
  if (x + 1 >= columns_) {
    clear(x, y, 1, 1, blank);
  } else if (x + count < columns_) {  // tmux inserts nothing when no cell is left to move
    move_cells(x + count, x, y, columns_ - x - count, blank);
  }
}

void Grid::delete_cells(unsigned x, unsigned y, unsigned count, Cell blank) {
  move_cells(x, x + count, y, columns_ - x - count, blank);
  const unsigned kept = columns_ - count;
  if (x + count > kept) clear(kept, y, x + count - kept, 1, blank);
}

void Grid::insert_lines(unsigned y, unsigned count, unsigned lower, Cell blank) {
  const unsigned moved = lower + 1 - y - count;
  move_lines(lower + 1 - moved, y, moved, blank);
  clear_rest(y + moved, count, moved, blank);
}

void Grid::delete_lines(unsigned y, unsigned count, unsigned lower, Cell blank) {
  const unsigned moved = lower + 1 - y - count;
  move_lines(y, y + count, moved, blank);
  clear_rest(y + moved, count, moved, blank);
}

// The lines that were neither moved nor overwritten. tmux ends the wrapping above them even when there are none.
void Grid::clear_rest(unsigned y, unsigned count, unsigned moved, Cell blank) {
  if (count > moved) {
    clear(0, y, columns_, count - moved, blank);
  } else if (count < moved) {
    unwrap_above(y);
  }
}

void Grid::compact_glyphs(std::vector<Row>* saved) {
  std::vector<Row*> live;
  for (Row& line : rows_) live.push_back(&line);
  if (saved) {
    for (Row& line : *saved) live.push_back(&line);
  }
  glyphs_.compact(live);
}

}  // namespace shim
