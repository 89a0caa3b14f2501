// SPDX-License-Identifier: ISC
// Interns pens and combining sequences, so that a cell is 8 bytes. History does not refer to it: only live rows do,
// and compact() drops what they no longer use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shim/term/row.hpp"

namespace shim {

class GlyphStore {
 public:
  GlyphStore();
  std::uint32_t intern(const Pen& pen);
  std::uint32_t intern_cluster(std::string_view text);  // returns the value of Cell::text

  const Pen& pen(std::uint32_t id) const { return pens_[id]; }
  // UTF-8 of a cell. The view lasts until `buffer` or the store changes.
  std::string_view text(Cell cell, char (&buffer)[4]) const;

  bool crowded() const { return count_ > limit_; }
  // Renumbers everything that `rows` use; other ids become invalid.
  void compact(const std::vector<Row*>& rows);

 private:
  void enter(std::uint32_t id);

  std::vector<Pen> pens_;
  std::vector<std::uint32_t> pen_ids_;  // by hash, open addressing; 0: free. At most half full
  std::vector<std::string> clusters_;
  std::unordered_map<std::string, std::uint32_t> cluster_ids_;
  std::size_t count_ = 1;  // pens and clusters
  std::size_t limit_;
};

}  // namespace shim
