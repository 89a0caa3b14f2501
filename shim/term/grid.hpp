// SPDX-License-Identifier: ISC
// The visible rows and the history behind them, with the operations and the bookkeeping of tmux's grid.c and
// grid-view.c: what they leave in `used` and `wrapped` decides what capture-pane prints.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "shim/term/glyph_store.hpp"
#include "shim/term/history.hpp"
#include "shim/term/row.hpp"

namespace shim {

class Grid {
 public:
  Grid(unsigned columns, unsigned rows, std::size_t history_limit);

  unsigned columns() const { return columns_; }
  unsigned rows() const { return static_cast<unsigned>(rows_.size()); }
  const History& history() const { return history_; }
  std::size_t history_limit() const { return history_limit_; }
  std::size_t scrolled() const { return scrolled_; }
  // Off while the alternate screen is shown. Never on without a limit.
  bool keeps_history() const { return keeps_history_; }
  void keep_history(bool keep) { keeps_history_ = keep && history_limit_ > 0; }

  Row& row(unsigned y) { return rows_[slot(y)]; }
  const Row& row(unsigned y) const { return rows_[slot(y)]; }

  void set(unsigned x, unsigned y, Cell cell);
  // Room for cells [x, x + count), which the caller fills at once.
  Cell* write(Row& line, unsigned x, unsigned count) {
    const unsigned end = x + count;
    if (end > line.size) line.extend_around(x, end, stepped(end));
    line.used = std::max(line.used, end);
    return line.cells.get() + x;
  }

  // `blank` is a space in the background colour to erase with.
  void clear(unsigned x, unsigned y, unsigned width, unsigned height, Cell blank);
  void clear_into_history(Cell blank);  // erase the screen, its used lines go to the history
  void clear_history();
  void scroll_up(unsigned upper, unsigned lower, Cell blank);
  void scroll_down(unsigned upper, unsigned lower, Cell blank);
  void insert_lines(unsigned y, unsigned count, unsigned lower, Cell blank);
  void delete_lines(unsigned y, unsigned count, unsigned lower, Cell blank);
  void shift_lines_down(unsigned y, unsigned count, Cell blank) { move_lines(y + count, y, rows() - y - count, blank); }
  void insert_cells(unsigned x, unsigned y, unsigned count, Cell blank);
  void delete_cells(unsigned x, unsigned y, unsigned count, Cell blank);

  void set_columns(unsigned columns) { columns_ = columns; }
  // Wraps all lines anew for columns(). A cursor position (y counts from the oldest line) follows its text.
  struct Position {
    std::size_t x = 0, y = 0;
  };
  Position reflow(Position cursor);
  // Height. Lines move to and from the history; y counts from the oldest line.
  void shrink_rows(unsigned rows, unsigned cursor_y, std::size_t& y);
  void grow_rows(unsigned rows);
  // The newest history lines push as many lines off the bottom; returns how many, at most `lines`.
  unsigned pull_down(unsigned lines);

  // Exchanges the visible rows: the alternate screen.
  std::vector<Row> take_rows();
  void put_rows(std::vector<Row> rows);
  void compact_glyphs(std::vector<Row>* saved);

  GlyphStore& glyphs() { return glyphs_; }
  const GlyphStore& glyphs() const { return glyphs_; }

 private:
  std::size_t slot(unsigned y) const {
    const std::size_t at = top_ + y;
    return at < rows_.size() ? at : at - rows_.size();
  }
  unsigned stepped(unsigned size) const;
  void extend(Row& row, unsigned to, Cell blank);
  void empty(Row& row, Cell blank);
  void unwrap_above(unsigned y);
  void clear_lines(unsigned y, unsigned count, Cell blank);
  void move_lines(unsigned to, unsigned from, unsigned count, Cell blank);
  void move_cells(unsigned to, unsigned from, unsigned y, unsigned count, Cell blank);
  void clear_rest(unsigned y, unsigned count, unsigned moved, Cell blank);
  void make_room_in_history();
  void push_top(Cell blank);
  void straighten();

  unsigned columns_;
  std::vector<Row> rows_;
  std::size_t top_ = 0;  // rows_ is a ring
  History history_;
  std::size_t history_limit_;
  std::size_t scrolled_ = 0;  // newest history lines that a taller screen may take back
  bool keeps_history_;
  GlyphStore glyphs_;
};

}  // namespace shim
