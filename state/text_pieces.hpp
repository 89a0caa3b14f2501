// SPDX-License-Identifier: ISC
// A text made of parts of another one, which are only pointed at, and of new parts, which are copied: a document of
// which a record was changed is written without being copied first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace state {

class TextPieces {
 public:
  // `text` outlives this; pieces that follow one another in memory become one.
  void keep(std::string_view text);
  void add(std::string_view text);

  std::size_t size() const { return size_; }
  // Valid until the next change.
  std::vector<std::string_view> views() const;
  std::string joined() const;

 private:
  struct Piece {
    const char* kept;  // null: `at` in added_
    std::size_t at;
    std::size_t size;
  };
  std::vector<Piece> pieces_;
  std::string added_;
  std::size_t size_ = 0;
};

}  // namespace state
