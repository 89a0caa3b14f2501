// SPDX-License-Identifier: ISC
// The expression of a CopyPattern, compiled. regcomp(3) is used without a locale, to which every byte is a character:
// so each character beyond ASCII is given a byte of its own, and all that the expression does not name share one.
#pragma once

#include <regex.h>

#include <string>
#include <string_view>
#include <vector>

#include "shim/copy/copy_pattern.hpp"

namespace shim {

struct CopyPattern::Expression {
  Expression(const std::string& text, bool any_case);
  ~Expression();
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  bool good() const { return good_; }
  char byte_of(std::string_view character) const;
  // The first match that is not empty; what it is not sure of is none.
  bool find(const char* text, bool line_begins, std::size_t& from, std::size_t& to) const;

 private:
  std::vector<std::string> named_;  // by code point
  regex_t compiled_;
  bool good_ = false;
};

}  // namespace shim
