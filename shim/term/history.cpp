// SPDX-License-Identifier: ISC
// The encoding of stored lines: varint length, then flags, size, used, [length of runs, runs], text.
// A run is a count of cells and a pen. In the text a combining sequence is 0x02, its width and length, its bytes, and
// padding is 0x01; everything else is one UTF-8 character.
#include "shim/term/history.hpp"

#include <algorithm>
#include <cstring>

#include "shim/keys/utf8.hpp"
#include "shim/term/char_width.hpp"

namespace shim {
namespace {

constexpr std::size_t k_chunk_size = 16 * 1024;
constexpr char k_wrapped = 1, k_has_runs = 2;
constexpr char k_padding_mark = 1, k_cluster_mark = 2;
constexpr unsigned char k_indexed_mark = 0x80, k_rgb_mark = 0x81;

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

char* History::allocate(std::size_t size) {
  if (chunks_.empty() || chunks_.back().capacity - chunks_.back().end < size) {
    Chunk chunk;
    chunk.capacity = std::max(size, k_chunk_size);
    chunk.data = std::make_unique_for_overwrite<char[]>(chunk.capacity);
    bytes_ += chunk.capacity;
    chunks_.push_back(std::move(chunk));
  }
  Chunk& chunk = chunks_.back();
  chunk.last = chunk.end;
  chunk.end += size;
  ++chunk.lines;
  ++lines_;
  return chunk.data.get() + chunk.last;
}

void History::push(const Row& row, const GlyphStore& glyphs) {
  const std::uint32_t end = stored_cells(row);
  const std::uint32_t plain = plain_prefix(row, end);
  scratch_.clear();
  scratch_.push_back(static_cast<char>((row.wrapped ? k_wrapped : 0) | (plain < end ? k_has_runs : 0)));
  put_varint(scratch_, row.size);
  put_varint(scratch_, row.used);
  if (plain < end) {
    runs_.clear();
    put_runs(runs_, row, end, glyphs);
    put_varint(scratch_, runs_.size());
    scratch_ += runs_;
  }
  const std::size_t start = scratch_.size();
  scratch_.resize(start + plain);
  for (std::uint32_t x = 0; x < plain; ++x) scratch_[start + x] = static_cast<char>(row.cells[x].text);
  for (std::uint32_t x = plain; x < end; ++x) put_text(scratch_, row.cells[x], glyphs);

  std::string length;
  put_varint(length, scratch_.size());
  char* to = allocate(length.size() + scratch_.size());
  std::memcpy(to, length.data(), length.size());
  std::memcpy(to + length.size(), scratch_.data(), scratch_.size());
}

std::string_view History::line_at(const Chunk& chunk, std::size_t offset, std::size_t& next) {
  std::string_view rest(chunk.data.get() + offset, chunk.end - offset);
  const std::size_t length = take_varint(rest);
  next = chunk.end - rest.size() + length;
  return rest.substr(0, length);
}

StoredLine History::line(std::size_t index) const {
  std::string_view found;
  std::size_t before = 0;
  for (const Chunk& chunk : chunks_) {
    if (index < before + chunk.lines) {
      std::size_t offset = chunk.begin;
      for (std::size_t i = before; i <= index; ++i) found = line_at(chunk, offset, offset);
      break;
    }
    before += chunk.lines;
  }
  return StoredLine(found);
}

void History::pop_back(Row& row, GlyphStore& glyphs) {
  Chunk& chunk = chunks_.back();
  std::size_t next = 0;
  restore(StoredLine(line_at(chunk, chunk.last, next)), row, glyphs);
  chunk.end = chunk.last;
  --chunk.lines;
  --lines_;
  if (chunk.lines == 0) {
    bytes_ -= chunk.capacity;
    chunks_.pop_back();
    return;
  }
  std::size_t offset = chunk.begin;
  while (offset < chunk.end) {
    chunk.last = offset;
    line_at(chunk, offset, offset);
  }
}

void History::drop_front(std::size_t lines) {
  lines_ -= lines;
  while (lines > 0) {
    Chunk& chunk = chunks_.front();
    if (chunk.lines <= lines) {
      lines -= chunk.lines;
      bytes_ -= chunk.capacity;
      chunks_.pop_front();
      continue;
    }
    for (; lines > 0; --lines, --chunk.lines) line_at(chunk, chunk.begin, chunk.begin);
  }
}

void History::clear() { *this = History(); }

void History::unwrap_last() {
  if (chunks_.empty()) return;
  Chunk& chunk = chunks_.back();
  std::size_t next = 0;
  const std::string_view encoded = line_at(chunk, chunk.last, next);
  char& flags = chunk.data[static_cast<std::size_t>(encoded.data() - chunk.data.get())];
  flags = static_cast<char>(flags & ~k_wrapped);
}

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
