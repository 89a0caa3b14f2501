// SPDX-License-Identifier: ISC
// See glyph_store.hpp.
#include "shim/term/glyph_store.hpp"

#include <algorithm>
#include <utility>

namespace shim {
namespace {

constexpr std::size_t k_least_limit = 4096;
constexpr std::size_t k_least_table = 32;  // a power of two

std::size_t encode(char32_t c, char (&out)[4]) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) {
    out[0] = byte(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = byte(0xc0 | c >> 6);
    out[1] = byte(0x80 | (c & 0x3f));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = byte(0xe0 | c >> 12);
    out[1] = byte(0x80 | (c >> 6 & 0x3f));
    out[2] = byte(0x80 | (c & 0x3f));
    return 3;
  }
  out[0] = byte(0xf0 | c >> 18);
  out[1] = byte(0x80 | (c >> 12 & 0x3f));
  out[2] = byte(0x80 | (c >> 6 & 0x3f));
  out[3] = byte(0x80 | (c & 0x3f));
  return 4;
}

std::size_t hash(const Pen& pen) {
  const std::uint64_t high = (static_cast<std::uint64_t>(pen.foreground) << 32) | pen.background;
  const std::uint64_t low = (static_cast<std::uint64_t>(pen.underline) << 16) | pen.attributes;
  const std::uint64_t mixed = (high ^ (low * 0x9e3779b97f4a7c15ull)) * 0xff51afd7ed558ccdull;
  return static_cast<std::size_t>(mixed ^ mixed >> 32);
}

}  // namespace

GlyphStore::GlyphStore() : pens_(1), pen_ids_(k_least_table), limit_(k_least_limit) {}

std::uint32_t GlyphStore::intern(const Pen& pen) {
  if (pen == Pen{}) return 0;
  const std::size_t mask = pen_ids_.size() - 1;
  for (std::size_t at = hash(pen) & mask; pen_ids_[at] != 0; at = (at + 1) & mask) {
    if (pens_[pen_ids_[at]] == pen) return pen_ids_[at];
  }
  pens_.push_back(pen);
  ++count_;
  const auto id = static_cast<std::uint32_t>(pens_.size() - 1);
  if (2 * pens_.size() <= pen_ids_.size()) {
    enter(id);
  } else {
    pen_ids_.assign(2 * pen_ids_.size(), 0);
    for (std::uint32_t old = 1; old <= id; ++old) enter(old);
  }
  return id;
}

void GlyphStore::enter(std::uint32_t id) {
  const std::size_t mask = pen_ids_.size() - 1;
  std::size_t at = hash(pens_[id]) & mask;
  while (pen_ids_[at] != 0) at = (at + 1) & mask;
  pen_ids_[at] = id;
}

std::uint32_t GlyphStore::intern_cluster(std::string_view text) {
  const auto [it, inserted] = cluster_ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(clusters_.size()));
  if (inserted) {
    clusters_.emplace_back(text);
    ++count_;
  }
  return k_cluster | it->second;
}

std::string_view GlyphStore::text(Cell cell, char (&buffer)[4]) const {
  if (cell.text & k_cluster) return clusters_[cell.text & ~k_cluster];
  return {buffer, encode(cell.text, buffer)};
}

void GlyphStore::compact(const std::vector<Row*>& rows) {
  const std::vector<Pen> old_pens = std::exchange(pens_, std::vector<Pen>(1));
  const std::vector<std::string> old_clusters = std::exchange(clusters_, {});
  count_ = 1;
  pen_ids_.assign(k_least_table, 0);
  cluster_ids_.clear();
  for (Row* row : rows) {
    for (std::uint32_t x = 0; x < row->size; ++x) {
      Cell& cell = row->cells[x];
      cell.pen = intern(old_pens[cell.pen]) & 0xffffffu;
      if (cell.text & k_cluster) cell.text = intern_cluster(old_clusters[cell.text & ~k_cluster]);
    }
  }
  limit_ = std::max(k_least_limit, 2 * count_);
}

}  // namespace shim
