// SPDX-License-Identifier: ISC
// What copy mode searches for: a text, cell by cell, or a regular expression over lines as they wrap. An expression
// without any special character is a text (window-copy.c, window_copy_search).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shim/copy/copy_text.hpp"

namespace shim {

enum class PatternKind : std::uint8_t { text, expression };

// Whether an expression has to be one.
bool has_special_characters(std::string_view text);

// Where in a line, and how many cells: a match that goes on in the next line is wider than the rest of its own.
struct CopyMatch {
  unsigned x = 0, width = 0;
};

class CopyPattern {
 public:
  // Without an upper-case letter it is found in either case.
  CopyPattern(std::string_view wanted, PatternKind kind);
  ~CopyPattern();
  CopyPattern(const CopyPattern&) = delete;
  CopyPattern& operator=(const CopyPattern&) = delete;

  // False: nothing to search for, or a wrong expression.
  bool usable() const;
  bool is_expression() const { return kind_ == PatternKind::expression; }

  // The first match that begins in [first, end of the line), the last one that begins in [0, end).
  bool find_first(const CopyText& text, unsigned y, unsigned first, CopyMatch& match) const;
  bool find_last(const CopyText& text, unsigned y, unsigned end, CopyMatch& match) const;

 private:
  struct Expression;
  struct Joined;
  bool is_at(const CopyText& text, unsigned x, unsigned y) const;
  bool same(const CopyCell& cell, const CopyCell& wanted) const;
  Joined join(const CopyText& text, unsigned y, unsigned first) const;
  bool first_of_expression(const CopyText& text, unsigned y, unsigned first, CopyMatch& match) const;
  bool last_of_expression(const CopyText& text, unsigned y, unsigned end, CopyMatch& match) const;

  PatternKind kind_;
  bool any_case_ = true;
  std::string wanted_;
  CopyLine cells_;  // the wanted text
  unsigned width_ = 0;
  std::unique_ptr<Expression> expression_;
};

}  // namespace shim
