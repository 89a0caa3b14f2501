// SPDX-License-Identifier: ISC
// Lines in chunks, each as a varint length and a stored line.
#include "shim/term/history.hpp"

#include <algorithm>
#include <cstring>

namespace shim {
namespace {

constexpr std::size_t k_chunk_size = 16 * 1024;

}  // namespace

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
  if (const auto plain = plain_line(row)) return push_plain(row, *plain);
  scratch_.clear();
  encode_line(row, glyphs, scratch_, runs_);
  std::string length;
  put_varint(length, scratch_.size());
  char* to = allocate(length.size() + scratch_.size());
  std::memcpy(to, length.data(), length.size());
  std::memcpy(to + length.size(), scratch_.data(), scratch_.size());
}

void History::push_plain(const Row& row, const PlainLine& line) {
  const std::size_t size = line.header_size + line.cells;
  char length[8];
  std::size_t length_size = 0;
  std::size_t rest = size;
  for (; rest >= 0x80; rest >>= 7) length[length_size++] = static_cast<char>((rest & 0x7f) | 0x80);
  length[length_size++] = static_cast<char>(rest);
  char* to = allocate(length_size + size);
  std::memcpy(to, length, length_size);
  std::memcpy(to + length_size, line.header, line.header_size);
  copy_plain_text(row, line.cells, to + length_size + line.header_size);
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
