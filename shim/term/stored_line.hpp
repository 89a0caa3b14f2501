// SPDX-License-Identifier: ISC
// One line as the history keeps it: flags, size, used, [length of runs, runs], text. A run is a count of cells and a
// pen. In the text a combining sequence is 0x02, its width and length, its bytes, and padding is 0x01; everything else
// is one UTF-8 character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

// Appends a row's line to `out`; `runs` is room to work in.
void encode_line(const Row& row, const GlyphStore& glyphs, std::string& out, std::string& runs);

// The same for a line of plain ASCII in the default pen, which is most of all output.
struct PlainLine {
  char header[12];
  std::size_t header_size = 0;
  std::uint32_t cells = 0;
};
std::optional<PlainLine> plain_line(const Row& row);
void copy_plain_text(const Row& row, std::uint32_t cells, char* to);

// The stored line is no longer continued by the next.
void unwrap_line(char* encoded);

// Decodes a stored line into a row.
void restore(StoredLine line, Row& row, GlyphStore& glyphs);

// Numbers of the history: seven bits a byte, the lowest first.
void put_varint(std::string& out, std::size_t value);
std::size_t take_varint(std::string_view& in);

}  // namespace shim
