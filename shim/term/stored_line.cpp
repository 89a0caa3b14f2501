// SPDX-License-Identifier: ISC
#include "shim/term/stored_line.hpp"

#include <algorithm>
#include <bit>

#include "shim/keys/utf8.hpp"
#include "shim/term/char_width.hpp"

namespace shim {
namespace {

constexpr char k_wrapped = 1, k_has_runs = 2;
constexpr char k_padding_mark = 1, k_cluster_mark = 2;
constexpr char k_has_attributes = 1, k_has_foreground = 2, k_has_background = 4, k_has_underline = 8;
constexpr unsigned char k_indexed_mark = 0x80, k_rgb_mark = 0x81;
constexpr std::size_t k_most_varint = 5;
constexpr std::size_t k_most_run = k_most_varint + 1 + 3 + 3 * 4;  // count, parts, attributes, colours
constexpr std::size_t k_most_text = 3 + 24;                        // a combining sequence

// The bits in which cells of ASCII in the same pen differ. Not constexpr: clang 14 casts no bit-fields then.
const auto k_ascii = std::bit_cast<std::uint64_t>(Cell{.text = 0x7f, .pen = 0, .width = 0, .padding = 0});

unsigned char take_byte(std::string_view& in) {
  const auto byte = static_cast<unsigned char>(in[0]);
  in.remove_prefix(1);
  return byte;
}

char* put_colour(char* out, Colour colour) {
  const auto byte = [&out](Colour value) { *out++ = static_cast<char>(value & 0xff); };
  if (colour & k_rgb_colour) {
    byte(k_rgb_mark);
    byte(colour >> 16);
    byte(colour >> 8);
  } else if (colour & k_indexed_colour) {
    byte(k_indexed_mark);
  }
  byte(colour);
  return out;
}

Colour take_colour(std::string_view& in) {
  const unsigned char mark = take_byte(in);
  if (mark == k_indexed_mark) return k_indexed_colour | take_byte(in);
  if (mark != k_rgb_mark) return mark;
  const Colour red = take_byte(in), green = take_byte(in), blue = take_byte(in);
  return k_rgb_colour | red << 16 | green << 8 | blue;
}

char* put_run(char* out, std::size_t count, const Pen& pen) {
  out = put_varint(out, count);
  char& parts = *out++;
  parts = 0;
  if (pen.attributes != 0) {
    parts |= k_has_attributes;
    out = put_varint(out, pen.attributes);
  }
  if (pen.foreground != k_default_colour) {
    parts |= k_has_foreground;
    out = put_colour(out, pen.foreground);
  }
  if (pen.background != k_default_colour) {
    parts |= k_has_background;
    out = put_colour(out, pen.background);
  }
  if (pen.underline != 0) {
    parts |= k_has_underline;
    out = put_colour(out, pen.underline);
  }
  return out;
}

Pen take_pen(std::string_view& in) {
  Pen pen;
  const unsigned char parts = take_byte(in);
  if (parts & k_has_attributes) pen.attributes = static_cast<std::uint16_t>(take_varint(in));
  if (parts & k_has_foreground) pen.foreground = take_colour(in);
  if (parts & k_has_background) pen.background = take_colour(in);
  if (parts & k_has_underline) pen.underline = take_colour(in);
  return pen;
}

char* put_bytes(char* out, std::string_view bytes) { return std::copy(bytes.begin(), bytes.end(), out); }

char* put_text(char* out, Cell cell, const GlyphStore& glyphs) {
  if (cell.padding) {
    *out++ = k_padding_mark;
    return out;
  }
  if (cell.text >= 0x800 && cell.text < 0x10000) {  // masses of these
    *out++ = static_cast<char>(0xe0 | cell.text >> 12);
    *out++ = static_cast<char>(0x80 | (cell.text >> 6 & 0x3f));
    *out++ = static_cast<char>(0x80 | (cell.text & 0x3f));
    return out;
  }
  char buffer[4];
  const std::string_view text = glyphs.text(cell, buffer);
  if (cell.text & k_cluster) {
    *out++ = k_cluster_mark;
    *out++ = static_cast<char>(cell.width);
    *out++ = static_cast<char>(text.size());
  }
  return put_bytes(out, text);
}

char* put_head(char* out, const Row& row, char flags) {
  *out++ = static_cast<char>(flags | (row.wrapped ? k_wrapped : 0));
  out = put_varint(out, row.size);
  return put_varint(out, row.used);
}

void make_room(std::vector<char>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
}

}  // namespace

std::uint32_t stored_cells(const Row& row) {
  std::uint32_t end = row.tinted ? row.size : row.used;
  while (end > row.used && row.cells[end - 1] == Cell{}) --end;
  return end;
}

char* encode_plain(const Row& row, std::uint32_t cells, char* to) {
  static_assert(most_plain(0) >= 1 + 2 * k_most_varint);
  const auto plain = std::bit_cast<std::uint64_t>(make_cell(0, 0));
  to = put_head(to, row, 0);
  const Cell* from = row.cells.get();
  std::uint64_t other = 0;
  const auto take = [&](std::uint32_t i) {
    const auto cell = std::bit_cast<std::uint64_t>(from[i]);
    other |= cell ^ plain;
    to[i] = static_cast<char>(cell);
  };
  for (; cells >= 8; cells -= 8, from += 8, to += 8) {  // a line of another kind is known early
    take(0), take(1), take(2), take(3), take(4), take(5), take(6), take(7);
    if ((other & ~k_ascii) != 0) return nullptr;
  }
  for (std::uint32_t i = 0; i < cells; ++i) take(i);
  return (other & ~k_ascii) == 0 ? to + cells : nullptr;
}

std::string_view LineEncoder::encode(const Row& row, const GlyphStore& glyphs) {
  const std::uint32_t end = stored_cells(row);
  make_room(runs_, end * k_most_run);
  make_room(text_, end * k_most_text);
  const Cell* const cells = row.cells.get();
  const Cell* const last = cells + end;
  char* runs = runs_.data();
  char* text = text_.data();
  for (const Cell* at = cells; at < last;) {
    const Cell* const first = at;
    const std::uint32_t pen = at->pen;
    const auto nul = std::bit_cast<std::uint64_t>(make_cell(0, pen));
    for (;;) {
      for (; at < last; ++at) {
        const auto cell = std::bit_cast<std::uint64_t>(*at);
        if (((cell ^ nul) & ~k_ascii) != 0) break;
        *text++ = static_cast<char>(cell);
      }
      if (at == last || at->pen != pen) break;
      text = put_text(text, *at++, glyphs);
    }
    // One run of the default pen needs no words.
    if (first > cells || at < last || pen != 0)
      runs = put_run(runs, static_cast<std::size_t>(at - first), glyphs.pen(pen));
  }
  const std::string_view all_runs(runs_.data(), static_cast<std::size_t>(runs - runs_.data()));
  const std::string_view all_text(text_.data(), static_cast<std::size_t>(text - text_.data()));
  make_room(line_, 1 + 3 * k_most_varint + all_runs.size() + all_text.size());
  char* out = put_head(line_.data(), row, all_runs.empty() ? 0 : k_has_runs);
  if (!all_runs.empty()) out = put_bytes(put_varint(out, all_runs.size()), all_runs);
  out = put_bytes(out, all_text);
  return {line_.data(), static_cast<std::size_t>(out - line_.data())};
}

StoredLine::StoredLine(std::string_view encoded) {
  const char flags = static_cast<char>(take_byte(encoded));
  wrapped_ = (flags & k_wrapped) != 0;
  size_ = static_cast<std::uint32_t>(take_varint(encoded));
  used_ = static_cast<std::uint32_t>(take_varint(encoded));
  if (flags & k_has_runs) {
    const std::size_t length = take_varint(encoded);
    runs_ = encoded.substr(0, length);
    encoded.remove_prefix(length);
  }
  text_ = encoded;
}

bool StoredLine::next(StoredCell& cell, Pen& pen) {
  if (text_.empty()) return false;
  if (run_left_ == 0 && !runs_.empty()) {
    run_left_ = static_cast<std::uint32_t>(take_varint(runs_));
    pen = take_pen(runs_);
  } else if (run_left_ == 0) {
    pen = Pen{};
    run_left_ = static_cast<std::uint32_t>(text_.size());
  }
  --run_left_;
  std::size_t length = 1;
  cell.width = 1;
  cell.single = true;
  const auto first = static_cast<unsigned char>(text_[0]);
  if (first == k_padding_mark) {
    cell.text = {};
    cell.width = 0;
    text_.remove_prefix(1);
    return true;
  }
  if (first == k_cluster_mark) {
    cell.width = static_cast<unsigned char>(text_[1]);
    length = static_cast<unsigned char>(text_[2]);
    cell.single = false;
    text_.remove_prefix(3);
  } else if (first >= 0x80) {
    length = utf8_length(first);
    const int width = char_width(decode_utf8(text_.substr(0, length)).value_or(U' '));
    cell.width = width < 0 ? 1 : static_cast<std::uint32_t>(width);
  }
  cell.text = text_.substr(0, length);
  text_.remove_prefix(length);
  return true;
}

void unwrap_line(char* encoded) { *encoded = static_cast<char>(*encoded & ~k_wrapped); }

void restore(StoredLine line, Row& row, GlyphStore& glyphs) {
  row.forget();
  row.reserve(std::max(line.used(), line.size()));
  row.wrapped = line.wrapped();
  StoredCell stored;
  Pen pen;
  Pen last_pen;
  std::uint32_t pen_id = 0, x = 0;
  while (line.next(stored, pen)) {
    if (!(pen == last_pen)) {
      pen_id = glyphs.intern(pen);
      last_pen = pen;
    }
    Cell cell = k_padding_cell;
    if (!stored.text.empty()) {
      cell.padding = 0;
      cell.width = stored.width & 0xf;
      if (!stored.single) {
        cell.text = glyphs.intern_cluster(stored.text);
      } else {
        cell.text = stored.text.size() == 1 ? static_cast<unsigned char>(stored.text[0])
                                            : static_cast<std::uint32_t>(decode_utf8(stored.text).value_or(U' '));
      }
    }
    cell.pen = pen_id & 0xffffffu;
    row.wide = row.wide || cell.width != 1;
    row.cells[x++] = cell;
  }
  row.size = x;
  row.used = std::min(line.used(), x);
  row.tinted = x > row.used;
  row.extend(line.size(), Cell{});
}

}  // namespace shim
