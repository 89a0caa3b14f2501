// SPDX-License-Identifier: ISC
// Writing characters (screen-write.c): wrapping, wide characters and what they overwrite, combining sequences.
#include <algorithm>
#include <bit>
#include <string>

#include "shim/keys/utf8.hpp"
#include "shim/term/char_width.hpp"
#include "shim/term/screen.hpp"

namespace shim {
namespace {

constexpr char32_t k_joiner = 0x200d;
constexpr std::size_t k_cluster_bytes = 21;  // of one cell: UTF8_SIZE

// Cells of ASCII in one pen, eight at a time.
void fill_ascii(Cell* to, const char* text, std::size_t count, std::uint32_t pen) {
  const auto nul = std::bit_cast<std::uint64_t>(make_cell(0, pen));
  const auto cell = [&](std::size_t i) { return std::bit_cast<Cell>(nul | static_cast<unsigned char>(text[i])); };
  for (; count >= 8; count -= 8, to += 8, text += 8) {
    to[0] = cell(0), to[1] = cell(1), to[2] = cell(2), to[3] = cell(3);
    to[4] = cell(4), to[5] = cell(5), to[6] = cell(6), to[7] = cell(7);
  }
  for (std::size_t i = 0; i < count; ++i) to[i] = cell(i);
}

}  // namespace

void Screen::set_pen(const Pen& pen) {
  pen_ = pen;
  pen_id_.reset();
}

// Before anything is added. All ids from before are void, pen_id_ too.
void Screen::make_room_for_glyphs() {
  if (!grid_.glyphs().crowded()) return;
  grid_.compact_glyphs(saved_ ? &saved_->rows : nullptr);
  pen_id_.reset();
}

std::uint32_t Screen::find_pen_id() {
  make_room_for_glyphs();
  pen_id_ = grid_.glyphs().intern(pen_);
  return *pen_id_;
}

Cell Screen::blank() {
  if (pen_.background == k_default_colour) return Cell{};
  return make_cell(' ', grid_.glyphs().intern(Pen{.background = pen_.background}));
}

void Screen::feed_line(Cell erased) {
  if (y_ == lower_) {
    grid_.scroll_up(upper_, lower_, erased);
  } else if (y_ + 1 < rows()) {
    ++y_;
  }
}

void Screen::linefeed() { feed_line(blank()); }

void Screen::wrap_line() {
  grid_.row(y_).wrapped = true;
  feed_line(Cell{});
  x_ = 0;
}

// Characters go to the cells from the cursor on, and nothing else moves.
bool Screen::writes_plainly() const {
  constexpr auto k_wrap = static_cast<std::uint32_t>(ScreenMode::wrap);
  return (modes_ & (k_wrap | static_cast<std::uint32_t>(ScreenMode::insert))) == k_wrap;
}

void Screen::write_ascii(std::string_view run) {
  join_next_ = false;
  if (!writes_plainly()) {
    for (const char c : run) put(make_cell(static_cast<unsigned char>(c), pen_id()), 1);
    return;
  }
  const std::uint32_t pen = pen_id();
  Row& row = grid_.row(y_);
  const std::size_t end = x_ + run.size();
  if (end > columns() || end > row.size || row.wide) return write_ascii(run, pen);
  fill_ascii(row.cells.get() + x_, run.data(), run.size(), pen);
  x_ = static_cast<unsigned>(end);
  row.used = std::max(row.used, x_);
}

// Over the ends of lines, and where lines grow or have wide characters.
void Screen::write_ascii(std::string_view run, std::uint32_t pen) {
  while (!run.empty()) {
    if (x_ >= columns()) wrap_line();
    const auto count = static_cast<unsigned>(std::min<std::size_t>(run.size(), columns() - x_));
    Row& row = grid_.row(y_);
    if (row.wide) drop_wide_before();
    Cell* cells = grid_.write(row, x_, count);
    fill_ascii(cells, run.data(), count, pen);
    x_ += count;
    if (row.wide) drop_padding_from(x_);
    run.remove_prefix(count);
  }
}

// The wide character under the cursor loses its first half (screen_write_collect_end).
void Screen::drop_wide_before() {
  if (x_ == 0) return;
  const Row& row = grid_.row(y_);
  unsigned at = x_;
  for (; at > 0 && row.at(at).padding; --at) grid_.set(at, y_, Cell{});
  if (at > 0 && row.at(at).width > 1) grid_.set(at, y_, Cell{});  // tmux leaves one in the first column
}

void Screen::drop_padding_from(unsigned at) {
  const Row& row = grid_.row(y_);
  for (; at < columns() && row.at(at).padding; ++at) grid_.set(at, y_, Cell{});
}

void Screen::write_line_drawing(std::string_view run) {
  Pen pen = pen_;
  pen.attributes |= k_charset;
  make_room_for_glyphs();
  const std::uint32_t id = grid_.glyphs().intern(pen);
  for (const char c : run) put(make_cell(static_cast<unsigned char>(c), id), 1);
}

void Screen::write_glyph(char32_t code_point, unsigned width) {
  if (code_point == k_joiner) {
    join_next_ = true;
    return;
  }
  if (width == 0 || join_next_) {
    std::string text;
    if (join_next_) append_utf8(text, k_joiner);
    if (join_next_) combine(text);
    join_next_ = false;
    text.clear();
    append_utf8(text, code_point);
    combine(text);
    return;
  }
  put(make_cell(code_point, pen_id(), width), width);
}

void Screen::write_wide(std::span<const char32_t> run) {
  while (!run.empty()) {
    const std::size_t done = put_wide(run);
    run = run.subspan(done);
    if (done != 0) continue;
    write_glyph(run[0], 2);
    run = run.subspan(1);
  }
}

// What put() does, at once, for as many as go into this line. 0 when anything may be in their way.
std::size_t Screen::put_wide(std::span<const char32_t> run) {
  if (join_next_ || !writes_plainly() || columns() < 2) return 0;
  const std::uint32_t pen = pen_id();
  if (x_ + 2 > columns()) wrap_line();
  Row& row = grid_.row(y_);
  const auto count = std::min(run.size(), std::size_t{columns() - x_} / 2);
  const auto end = x_ + static_cast<unsigned>(2 * count);
  if (row.wide) {
    for (unsigned x = x_; x <= end && x < row.size; ++x) {
      if (row.cells[x].padding) return 0;
    }
  }
  Cell* cells = grid_.write(row, x_, end - x_);
  for (std::size_t i = 0; i < count; ++i) {
    cells[2 * i] = make_cell(run[i], pen, 2);
    cells[2 * i + 1] = k_padding_cell;
  }
  row.wide = true;
  x_ = end;
  return count;
}

void Screen::combine(std::string_view text) {
  make_room_for_glyphs();
  const Row& row = grid_.row(y_);
  unsigned at = x_;
  while (at > 0 && row.at(at - 1).padding) --at;
  if (at == 0) return;
  --at;
  Cell cell = row.at(at);
  char buffer[4];
  std::string joined(grid_.glyphs().text(cell, buffer));
  joined += text;
  if (joined.size() > k_cluster_bytes) return;
  cell.text = grid_.glyphs().intern_cluster(joined);
  grid_.set(at, y_, cell);
}

void Screen::put(Cell cell, unsigned width) {
  const unsigned end = columns();
  const bool wraps = has(ScreenMode::wrap);
  if (width > end) return;
  if (!wraps && width > 1 && x_ != end && x_ > end - width) return;
  bool same = true;
  if (has(ScreenMode::insert)) {
    if (x_ < end) grid_.insert_cells(x_, y_, width, Cell{});
    same = false;
  }
  if (wraps && x_ > end - width) wrap_line();
  if (x_ > end - width) return;

  const Row& row = grid_.row(y_);
  if (row.wide && overwrite(row.at(x_), width)) same = false;
  for (unsigned at = x_ + 1; at < x_ + width; ++at) {
    grid_.set(at, y_, k_padding_cell);
    same = false;
  }
  // tmux does not store a plain space where nothing was ever written.
  if (!same || x_ < row.size || cell != Cell{}) grid_.set(x_, y_, cell);

  const unsigned last = wraps ? 0 : 1;
  x_ = x_ + width + last <= end ? x_ + width : end - last;
}

// Blanks the rest of wide characters that a character of `width` at the cursor overlaps (screen_write_overwrite).
bool Screen::overwrite(Cell cell, unsigned width) {
  const Row& row = grid_.row(y_);
  bool done = false;
  if (cell.padding) {
    unsigned at = x_;
    for (; at > 0 && row.at(at).padding; --at) grid_.set(at, y_, Cell{});
    grid_.set(at, y_, Cell{});
    done = true;
  }
  if (width != 1 || cell.width != 1 || cell.padding) {
    for (unsigned at = x_ + width; at < columns() && row.at(at).padding; ++at) {
      grid_.set(at, y_, Cell{});
      done = true;
    }
  }
  return done;
}

void Screen::write_notice(std::string_view text) {
  set_margins(0, rows() - 1);
  move_to(0, rows() - 1, false);
  grid_.row(y_).wrapped = true;
  feed_line(Cell{});
  while (!text.empty()) {
    const std::size_t length = std::max(1u, utf8_length(static_cast<unsigned char>(text[0])));
    const char32_t code_point =
        length == 1 ? static_cast<unsigned char>(text[0]) : decode_utf8(text.substr(0, length)).value_or(0);
    text.remove_prefix(std::min(length, text.size()));
    const int width = char_width(code_point);
    if (width <= 0) continue;
    const auto cells = static_cast<unsigned>(width);
    if (x_ + cells > columns()) break;
    grid_.set(x_, y_, make_cell(code_point, 0, cells));
    if (cells == 2) grid_.set(x_ + 1, y_, k_padding_cell);
    x_ += cells;
  }
  x_ = 0;
  set(ScreenMode::cursor, false);
}

}  // namespace shim
