// SPDX-License-Identifier: ISC
// CSI sequences that move the cursor, erase and edit (input.c, input_csi_dispatch).
#include <algorithm>

#include "shim/term/interpreter.hpp"

namespace shim {
namespace {

// A count of at least 1; 0 for a parameter that is no number, which makes the sequence void.
unsigned count(Parameters& p) { return static_cast<unsigned>(p.take(1, 1).value_or(0)); }

}  // namespace

void Interpreter::cursor_up(Parameters p) {
  if (const unsigned n = count(p)) screen_.up(n);
}
void Interpreter::cursor_down(Parameters p) {
  if (const unsigned n = count(p)) screen_.down(n);
}
void Interpreter::cursor_right(Parameters p) {
  if (const unsigned n = count(p)) screen_.right(n);
}
void Interpreter::cursor_left(Parameters p) {
  if (const unsigned n = count(p)) screen_.left(n);
}
void Interpreter::cursor_next_line(Parameters p) {
  const unsigned n = count(p);
  if (n == 0) return;
  screen_.carriage_return();
  screen_.down(n);
}
void Interpreter::cursor_previous_line(Parameters p) {
  const unsigned n = count(p);
  if (n == 0) return;
  screen_.carriage_return();
  screen_.up(n);
}
void Interpreter::cursor_column(Parameters p) {
  if (const unsigned n = count(p)) screen_.move_to(n - 1, std::nullopt, true);
}
void Interpreter::cursor_row(Parameters p) {
  if (const unsigned n = count(p)) screen_.move_to(std::nullopt, n - 1, true);
}
void Interpreter::cursor_position(Parameters p) {
  const unsigned row = count(p), column = count(p);
  if (row != 0 && column != 0) screen_.move_to(column - 1, row - 1, true);
}
void Interpreter::back_tab(Parameters p) {
  if (const unsigned n = count(p)) screen_.back_tab(n);
}
void Interpreter::insert_cells(Parameters p) {
  if (const unsigned n = count(p)) screen_.insert_cells(n);
}
void Interpreter::delete_cells(Parameters p) {
  if (const unsigned n = count(p)) screen_.delete_cells(n);
}
void Interpreter::erase_cells(Parameters p) {
  if (const unsigned n = count(p)) screen_.erase_cells(n);
}
void Interpreter::insert_lines(Parameters p) {
  if (const unsigned n = count(p)) screen_.insert_lines(n);
}
void Interpreter::delete_lines(Parameters p) {
  if (const unsigned n = count(p)) screen_.delete_lines(n);
}
void Interpreter::scroll_up(Parameters p) {
  if (const unsigned n = count(p)) screen_.scroll_up(n);
}
void Interpreter::scroll_down(Parameters p) {
  if (const unsigned n = count(p)) screen_.scroll_down(n);
}

void Interpreter::clear_tabs(Parameters p) {
  const auto which = p.take(0, 0);
  if (which == 0) screen_.clear_tab();
  if (which == 3) screen_.clear_tabs();
}

void Interpreter::erase_display(Parameters p) {
  const auto which = p.take(0, 0);
  if (which == 2 || (which == 0 && screen_.x() == 0 && screen_.y() == 0)) learn_clearing();
  if (which == 0) screen_.erase_below();
  if (which == 1) screen_.erase_above();
  if (which == 2) screen_.erase_all();
  if (which == 3 && p.take(0, 0) == 0) screen_.clear_history();
}

void Interpreter::erase_line(Parameters p) {
  const auto which = p.take(0, 0);
  if (which == 0) screen_.erase_line_right();
  if (which == 1) screen_.erase_line_left();
  if (which == 2) screen_.erase_line();
}

void Interpreter::repeat(Parameters p) {
  const auto n = p.take(1, 1);
  if (!n || last_ == 0 || screen_.x() >= screen_.columns()) return;
  write_run(std::string(std::min(static_cast<unsigned>(*n), screen_.columns() - screen_.x()), last_));
}

void Interpreter::set_margins(Parameters p) {
  const auto upper = p.take(1, 1);
  const auto lower = p.take(1, static_cast<int>(screen_.rows()));
  if (upper && lower) screen_.set_margins(static_cast<unsigned>(*upper) - 1, static_cast<unsigned>(*lower) - 1);
}

void Interpreter::save_cursor(Parameters) { save_state(); }
void Interpreter::restore_cursor(Parameters) { restore_state(); }

}  // namespace shim
