// SPDX-License-Identifier: ISC
// Lines in chunks, each as a varint length and a stored line.
#include "shim/term/history.hpp"

#include <algorithm>
#include <cstring>

namespace shim {
namespace {

constexpr std::size_t k_chunk_size = 16 * 1024;
constexpr std::size_t k_most_length = 5;  // bytes of a line's length

// A number in exactly the bytes up to `end`.
void put_padded_varint(char* out, std::size_t value, const char* end) {
  for (; out + 1 < end; value >>= 7) *out++ = static_cast<char>((value & 0x7f) | 0x80);
  *out = static_cast<char>(value);
}

}  // namespace

// Room in the newest chunk, which is made for it if need be.
char* History::room(std::size_t size) {
  if (chunks_.empty() || chunks_.back().capacity - chunks_.back().end < size) {
    Chunk chunk;
    chunk.capacity = std::max(size, k_chunk_size);
    chunk.data = std::make_unique_for_overwrite<char[]>(chunk.capacity);
    bytes_ += chunk.capacity;
    chunks_.push_back(std::move(chunk));
  }
  return chunks_.back().data.get() + chunks_.back().end;
}

void History::add_line(std::size_t size) {
  Chunk& chunk = chunks_.back();
  chunk.last = chunk.end;
  chunk.end += size;
  ++chunk.lines;
  ++lines_;
}

void History::push(const Row& row, const GlyphStore& glyphs) {
  if (push_plain(row)) return;
  const std::string_view line = encoder_.encode(row, glyphs);
  char* const start = room(k_most_length + line.size());
  char* const text = put_varint(start, line.size());
  std::memcpy(text, line.data(), line.size());
  add_line(static_cast<std::size_t>(text - start) + line.size());
}

// Written behind a length of one byte, or of several, as most_plain() says; then it is known.
bool History::push_plain(const Row& row) {
  const std::uint32_t cells = stored_cells(row);
  const std::size_t most = most_plain(cells);
  char* const start = room(k_most_length + most);
  char* const text = start + (most < 0x80 ? 1 : most < 0x4000 ? 2 : k_most_length);
  const char* const end = encode_plain(row, cells, text);
  if (end == nullptr) return false;
  put_padded_varint(start, static_cast<std::size_t>(end - text), text);
  add_line(static_cast<std::size_t>(end - start));
  return true;
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
  unwrap_line(chunk.data.get() + (encoded.data() - chunk.data.get()));
}

}  // namespace shim
