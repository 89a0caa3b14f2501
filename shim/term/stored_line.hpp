// SPDX-License-Identifier: ISC
// One line as the history keeps it: flags, size, used, [length of runs, runs], text. A run is a count of cells and what
// their pen has other than the default. In the text a combining sequence is 0x02, its width and length, its bytes, and
// padding is 0x01; everything else is one UTF-8 character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "shim/term/glyph_store.hpp"

namespace shim {

// A decoded cell of a stored line.
struct StoredCell {
  std::string_view text;  // empty: padding
  std::uint32_t width = 1;
  bool single = true;  // one code point, not a combining sequence
};

// Reads one encoded line cell by cell. Views into the history: valid until it changes.
class StoredLine {
 public:
  explicit StoredLine(std::string_view encoded);
  bool wrapped() const { return wrapped_; }
  std::uint32_t size() const { return size_; }
  std::uint32_t used() const { return used_; }
  // False at the end. `pen` is set when it changes, which includes the first cell.
  bool next(StoredCell& cell, Pen& pen);

 private:
  std::string_view runs_, text_;
  std::uint32_t size_ = 0, used_ = 0, run_left_ = 0;
  bool wrapped_ = false;
};

// Cells worth storing: the used ones, and a background colour beyond them.
std::uint32_t stored_cells(const Row& row);

// A row's line. The view lasts until the next one.
class LineEncoder {
 public:
  std::string_view encode(const Row& row, const GlyphStore& glyphs);

 private:
  std::vector<char> line_, runs_, text_;
};

// A line of plain ASCII in the default pen, which is most of all output, written to where it stays. `to` has room for
// most_plain(cells) bytes. Returns its end, or nullptr for any other line.
constexpr std::size_t most_plain(std::uint32_t cells) { return 11 + std::size_t{cells}; }
char* encode_plain(const Row& row, std::uint32_t cells, char* to);

// The stored line is no longer continued by the next.
void unwrap_line(char* encoded);

// Decodes a stored line into a row.
void restore(StoredLine line, Row& row, GlyphStore& glyphs);

// Numbers of the history: seven bits a byte, the lowest first.
inline char* put_varint(char* out, std::size_t value) {
  for (; value >= 0x80; value >>= 7) *out++ = static_cast<char>((value & 0x7f) | 0x80);
  *out++ = static_cast<char>(value);
  return out;
}
inline std::size_t take_varint(std::string_view& in) {
  std::size_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(in[0]);
    in.remove_prefix(1);
    value |= static_cast<std::size_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

}  // namespace shim
