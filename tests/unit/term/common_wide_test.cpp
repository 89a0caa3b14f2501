// SPDX-License-Identifier: ISC
// What is looked up by ranges is what the tables say.
#include <gtest/gtest.h>
#include <utf8proc.h>

#include "shim/term/char_width.hpp"

namespace shim {
namespace {

TEST(CharWidth, OfMassesOfWideTextIsThatOfTheTables) {
  for (const auto& [first, last] : {std::pair(0x4e00, 0x9fff), std::pair(0x3041, 0x3096), std::pair(0x30a1, 0x30fa),
                                    std::pair(0x3001, 0x3029), std::pair(0xac00, 0xd7a3), std::pair(0xff01, 0xff60)}) {
    for (int code_point = first; code_point <= last; ++code_point) {
      ASSERT_EQ(char_width(static_cast<char32_t>(code_point)), 2) << code_point;
      ASSERT_EQ(utf8proc_charwidth(code_point), 2) << code_point;
      ASSERT_NE(utf8proc_category(code_point), UTF8PROC_CATEGORY_CN) << code_point;
    }
  }
}

}  // namespace
}  // namespace shim
