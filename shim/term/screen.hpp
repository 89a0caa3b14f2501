// SPDX-License-Identifier: ISC
// The cursor, modes and margins over a grid, and what programs can do with them (tmux's screen.c and screen-write.c).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shim/term/grid.hpp"

namespace shim {

enum class ScreenMode : std::uint32_t {
  cursor = 1u << 0,
  insert = 1u << 1,
  cursor_keys = 1u << 2,
  keypad = 1u << 3,
  wrap = 1u << 4,
  mouse_standard = 1u << 5,
  mouse_button = 1u << 6,
  mouse_all = 1u << 7,
  mouse_utf8 = 1u << 8,
  mouse_sgr = 1u << 9,
  bracketed_paste = 1u << 10,
  focus_events = 1u << 11,
  origin = 1u << 12,
  extended_keys = 1u << 13,
  line_feed_returns = 1u << 14,  // a line feed is a carriage return too (tmux: MODE_CRLF)
};

inline constexpr unsigned k_unsaved = 0xffffffff;  // no cursor was saved on entering the alternate screen

class Screen {
 public:
  Screen(unsigned columns, unsigned rows, std::size_t history_limit);

  const Grid& grid() const { return grid_; }
  unsigned columns() const { return grid_.columns(); }
  unsigned rows() const { return grid_.rows(); }
  unsigned x() const { return x_; }  // columns() while a wrap is pending
  unsigned y() const { return y_; }
  unsigned upper() const { return upper_; }
  unsigned lower() const { return lower_; }
  bool has(ScreenMode mode) const { return (modes_ & static_cast<std::uint32_t>(mode)) != 0; }
  void set(ScreenMode mode, bool on);

  // Drawing. The pen is the caller's; erasing takes its background.
  void set_pen(const Pen& pen);
  void reset_pen() {
    pen_ = Pen{};
    pen_id_ = 0;
  }
  const Pen& pen() const { return pen_; }
  void write_ascii(std::string_view run);  // printable ASCII
  void write_glyph(char32_t code_point, unsigned width);
  void write_wide(std::span<const char32_t> run);                   // characters of width 2
  [[gnu::noinline]] void write_line_drawing(std::string_view run);  // ASCII in the alternate character set
  void linefeed();
  void carriage_return() { x_ = 0; }
  void backspace();
  void reverse_index();
  void alignment_test();

  // Cursor and margins; counts are at least 1.
  void move_to(std::optional<unsigned> x, std::optional<unsigned> y, bool origin);
  void up(unsigned count);
  void down(unsigned count);
  void left(unsigned count);
  void right(unsigned count);
  void tab();
  void back_tab(unsigned count);
  void set_tab();
  void clear_tab();
  void clear_tabs();
  bool has_tab(unsigned x) const { return tabs_[x]; }
  void set_margins(unsigned upper, unsigned lower);

  // Editing.
  void insert_cells(unsigned count);
  void delete_cells(unsigned count);
  void erase_cells(unsigned count);
  void insert_lines(unsigned count);
  void delete_lines(unsigned count);
  void scroll_up(unsigned count);
  void scroll_down(unsigned count);
  void erase_line_right();
  void erase_line_left();
  void erase_line();
  void erase_below();
  void erase_above();
  void erase_all();
  void clear_history() { grid_.clear_history(); }
  void scroll_on_clear(bool on) { scroll_on_clear_ = on; }  // erasing the screen moves it to the history

  void reset();  // RIS, send-keys -R
  void resize(unsigned columns, unsigned rows);
  // The cursor's line becomes the last one, as far as the history fills the top (cmd-resize-pane.c, -T).
  void trim_below_cursor();

  enum class SaveCursor : std::uint8_t { no, yes };
  void enter_alternate(SaveCursor save);
  void leave_alternate(SaveCursor restore);
  bool alternate() const { return saved_.has_value(); }
  const std::vector<Row>* saved_rows() const { return saved_ ? &saved_->rows : nullptr; }
  unsigned saved_x() const { return saved_x_; }
  unsigned saved_y() const { return saved_y_; }

  // "Pane is dead": a line of text under what is there (server-fn.c, server_destroy_pane).
  void write_notice(std::string_view text);

 private:
  struct Saved {
    std::vector<Row> rows;
    unsigned columns = 0;
    bool kept_history = false;
  };
  Cell blank();  // a space in the pen's background
  std::uint32_t pen_id() { return pen_id_ ? *pen_id_ : find_pen_id(); }
  std::uint32_t find_pen_id();
  void make_room_for_glyphs();
  [[gnu::noinline]] void write_ascii(std::string_view run, std::uint32_t pen);  // out of the way of the short one
  void wrap_line();
  void feed_line(Cell blank);
  void put(Cell cell, unsigned width);
  bool writes_plainly() const;
  std::size_t put_wide(std::span<const char32_t> run);
  void combine(std::string_view text);
  bool overwrite(Cell cell, unsigned width);
  void drop_wide_before();
  void drop_padding_from(unsigned x);
  void reset_tabs();
  void resize_grid(unsigned columns, unsigned rows, bool reflow);
  void clamp_cursor();

  Grid grid_;
  unsigned x_ = 0, y_ = 0;
  unsigned upper_ = 0, lower_ = 0;
  std::uint32_t modes_ = 0;
  std::vector<bool> tabs_;
  Pen pen_;
  std::optional<std::uint32_t> pen_id_ = 0;
  bool scroll_on_clear_ = true;
  bool join_next_ = false;  // after a zero width joiner
  std::optional<Saved> saved_;
  unsigned saved_x_ = k_unsaved, saved_y_ = k_unsaved;
  Pen saved_pen_;
};

}  // namespace shim
