// SPDX-License-Identifier: ISC
// Widths against the C library, which Debian's tmux asks.
#include "shim/term/char_width.hpp"

#include <gtest/gtest.h>
#include <wchar.h>

#include <clocale>

namespace shim {
namespace {

TEST(CharWidth, KnowsTheUsualKinds) {
  EXPECT_EQ(char_width(U'a'), 1);
  EXPECT_EQ(char_width(U'é'), 1);
  EXPECT_EQ(char_width(U'漢'), 2);
  EXPECT_EQ(char_width(U'🙂'), 2);
  EXPECT_EQ(char_width(0x0301), 0);
  EXPECT_EQ(char_width(0xfe0f), 0);
  EXPECT_EQ(char_width(0xe0b0), 1);   // private use: powerline
  EXPECT_EQ(char_width(0x0378), -1);  // unassigned
  EXPECT_EQ(char_width(0x1b), -1);
  EXPECT_EQ(char_width(0x85), -1);
  EXPECT_EQ(char_width(0x2028), -1);  // a separator of lines
  EXPECT_EQ(char_width(0xd800), -1);
}

TEST(CharWidth, AgreesWithTheCLibrary) {
  if (!std::setlocale(LC_CTYPE, "C.UTF-8")) GTEST_SKIP() << "no C.UTF-8 locale";
  for (char32_t c = 0x20; c < 0x110000; ++c) {
    const int wanted = wcwidth(static_cast<wchar_t>(c));
    if (wanted >= 0) {
      ASSERT_EQ(char_width(c), wanted) << "U+" << std::hex << static_cast<unsigned>(c);
    }
  }
  std::setlocale(LC_CTYPE, "C");
}

}  // namespace
}  // namespace shim
