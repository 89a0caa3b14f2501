// SPDX-License-Identifier: ISC
// Lines that scrolled off the screen, encoded: UTF-8 text and attribute runs in chunks of 16 KiB. A line costs its text
// and a few bytes. Pens are stored by value, so the lines outlive the GlyphStore's numbering.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>

#include "shim/term/glyph_store.hpp"
#include "shim/term/stored_line.hpp"

namespace shim {

class History {
 public:
  void push(const Row& row, const GlyphStore& glyphs);
  // Takes the newest line back into a row. Not to be called when empty.
  void pop_back(Row& row, GlyphStore& glyphs);
  void drop_front(std::size_t lines);
  void clear();
  void unwrap_last();  // the newest line is no longer continued below

  std::size_t lines() const { return lines_; }
  std::size_t bytes() const { return bytes_; }
  StoredLine line(std::size_t index) const;  // 0 is the oldest

  // Calls visit(StoredLine) for lines [first, first + count).
  template <class Visit>
  void for_each(std::size_t first, std::size_t count, Visit visit) const;

 private:
  struct Chunk {
    std::unique_ptr<char[]> data;
    std::size_t capacity = 0, begin = 0, end = 0, last = 0;  // last: offset of the newest line
    std::size_t lines = 0;
  };
  char* room(std::size_t size);
  void add_line(std::size_t size);
  bool push_plain(const Row& row);
  static std::string_view line_at(const Chunk& chunk, std::size_t offset, std::size_t& next);

  std::deque<Chunk> chunks_;
  std::size_t lines_ = 0, bytes_ = 0;
  LineEncoder encoder_;
};

template <class Visit>
void History::for_each(std::size_t first, std::size_t count, Visit visit) const {
  std::size_t before = 0;
  for (const Chunk& chunk : chunks_) {
    if (count == 0) return;
    if (before + chunk.lines > first) {
      std::size_t offset = chunk.begin;
      for (std::size_t i = 0; i < chunk.lines && count > 0; ++i) {
        const std::string_view encoded = line_at(chunk, offset, offset);
        if (before + i < first) continue;
        visit(StoredLine(encoded));
        --count;
      }
    }
    before += chunk.lines;
  }
}

}  // namespace shim
