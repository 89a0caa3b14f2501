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
constexpr unsigned char k_indexed_mark = 0x80, k_rgb_mark = 0x81;

unsigned char take_byte(std::string_view& in) {
  const auto byte = static_cast<unsigned char>(in[0]);
  in.remove_prefix(1);
  return byte;
}

void put_colour(std::string& out, Colour colour) {
  const auto byte = [&out](Colour value) { out.push_back(static_cast<char>(value & 0xff)); };
  if (colour & k_rgb_colour) {
    byte(k_rgb_mark);
    byte(colour >> 16);
    byte(colour >> 8);
    byte(colour);
  } else if (colour & k_indexed_colour) {
    byte(k_indexed_mark);
    byte(colour);
  } else {
    byte(colour);
  }
}

Colour take_colour(std::string_view& in) {
  const unsigned char mark = take_byte(in);
  if (mark == k_indexed_mark) return k_indexed_colour | take_byte(in);
  if (mark != k_rgb_mark) return mark;
  const Colour red = take_byte(in), green = take_byte(in), blue = take_byte(in);
  return k_rgb_colour | red << 16 | green << 8 | blue;
}

void put_run(std::string& out, std::size_t count, const Pen& pen) {
  put_varint(out, count);
  put_varint(out, pen.attributes);
  put_colour(out, pen.foreground);
  put_colour(out, pen.background);
  put_colour(out, pen.underline);
}

// The longest prefix of plain ASCII in the default pen.
std::uint32_t plain_prefix(const Row& row, std::uint32_t end) {
  std::uint32_t x = 0;
  while (x < end && row.cells[x].pen == 0 && row.cells[x].text < 0x80 && row.cells[x].width == 1) ++x;
  return x;
}

void put_text(std::string& out, Cell cell, const GlyphStore& glyphs) {
  if (cell.padding) {
    out.push_back(k_padding_mark);
    return;
  }
  char buffer[4];
  const std::string_view text = glyphs.text(cell, buffer);
  if (cell.text & k_cluster) {
    out.push_back(k_cluster_mark);
    out.push_back(static_cast<char>(cell.width));
    out.push_back(static_cast<char>(text.size()));
  }
  out.append(text);
}

void put_runs(std::string& out, const Row& row, std::uint32_t end, const GlyphStore& glyphs) {
  for (std::uint32_t x = 0; x < end;) {
    std::uint32_t next = x + 1;
    while (next < end && row.cells[next].pen == row.cells[x].pen) ++next;
    put_run(out, next - x, glyphs.pen(row.cells[x].pen));
    x = next;
  }
}

// Cells worth storing: the used ones, and a background colour beyond them.
std::uint32_t stored_cells(const Row& row) {
  std::uint32_t end = row.tinted ? row.size : row.used;
  while (end > row.used && row.cells[end - 1] == Cell{}) --end;
  return end;
}

}  // namespace

void put_varint(std::string& out, std::size_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>((value & 0x7f) | 0x80));
  out.push_back(static_cast<char>(value));
}

std::size_t take_varint(std::string_view& in) {
  std::size_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(in[0]);
    in.remove_prefix(1);
    value |= static_cast<std::size_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

std::optional<PlainLine> plain_line(const Row& row) {
  PlainLine line;
  line.cells = stored_cells(row);
  const auto plain = std::bit_cast<std::uint64_t>(make_cell(0, 0));
  const auto ascii = std::bit_cast<std::uint64_t>(Cell{.text = 0x7f, .pen = 0, .width = 0, .padding = 0});
  std::uint64_t other = 0;
  const Cell* const cells = row.cells.get();
  for (std::uint32_t x = 0; x < line.cells; ++x) other |= (std::bit_cast<std::uint64_t>(cells[x]) ^ plain) & ~ascii;
  if (other != 0) return std::nullopt;
  char* to = line.header;
  *to++ = row.wrapped ? k_wrapped : 0;
  for (std::size_t value : {row.size, row.used}) {
    for (; value >= 0x80; value >>= 7) *to++ = static_cast<char>((value & 0x7f) | 0x80);
    *to++ = static_cast<char>(value);
  }
  line.header_size = static_cast<std::size_t>(to - line.header);
  return line;
}

void copy_plain_text(const Row& row, std::uint32_t cells, char* to) {
  for (std::uint32_t x = 0; x < cells; ++x) to[x] = static_cast<char>(row.cells[x].text);
}

void encode_line(const Row& row, const GlyphStore& glyphs, std::string& out, std::string& runs) {
  const std::uint32_t end = stored_cells(row);
  const std::uint32_t plain = plain_prefix(row, end);
  out.push_back(static_cast<char>((row.wrapped ? k_wrapped : 0) | (plain < end ? k_has_runs : 0)));
  put_varint(out, row.size);
  put_varint(out, row.used);
  if (plain < end) {
    runs.clear();
    put_runs(runs, row, end, glyphs);
    put_varint(out, runs.size());
    out += runs;
  }
  const std::size_t start = out.size();
  out.resize(start + plain);
  for (std::uint32_t x = 0; x < plain; ++x) out[start + x] = static_cast<char>(row.cells[x].text);
  for (std::uint32_t x = plain; x < end; ++x) put_text(out, row.cells[x], glyphs);
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
    pen.attributes = static_cast<std::uint16_t>(take_varint(runs_));
    pen.foreground = take_colour(runs_);
    pen.background = take_colour(runs_);
    pen.underline = take_colour(runs_);
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
