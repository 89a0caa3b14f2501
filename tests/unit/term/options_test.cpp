// SPDX-License-Identifier: ISC
// Options that change what a terminal does.
#include <gtest/gtest.h>

#include "shim/term/base64.hpp"
#include "tests/unit/term/terminal_fixture.hpp"

namespace shim {
namespace {

TEST(TerminalOptions, AlternateScreenOffIgnoresTheSequence) {
  TestTerminal shown(10, 3);
  shown.listener.answers["#{alternate-screen}"] = "0";
  shown.terminal.feed("main\033[?1049halt\033[?1049lx");
  EXPECT_EQ(shown.capture(), "mainaltx\n\n\n");
  EXPECT_FALSE(has_mode(shown.facts(), PaneMode::alternate));
}

TEST(TerminalOptions, ScrollOnClearOffKeepsClearedLinesOutOfTheHistory) {
  for (const std::string_view clear : {"\033[2J", "\033[H\033[J", "\033c"}) {
    TestTerminal shown(10, 3);
    shown.listener.answers["#{scroll-on-clear}"] = "0";
    shown.terminal.feed("one\r\ntwo");
    shown.terminal.feed(clear);
    EXPECT_EQ(shown.facts().history_size, 0u);
    EXPECT_EQ(shown.capture(), "\n\n\n");
  }
}

TEST(TerminalOptions, AClipboardIsAnsweredOnlyWhenTheHostHasOne) {
  TestTerminal shown(10, 3);
  shown.terminal.feed("\033]52;c;?\a");
  EXPECT_EQ(shown.listener.replies, "");
  shown.listener.held = "hello";
  shown.terminal.feed("\033]52;c;?\a\033]52;c;?\033\\");
  EXPECT_EQ(shown.listener.replies, "\033]52;;aGVsbG8=\a\033]52;;aGVsbG8=\033\\");
}

TEST(Base64, IsStrictAboutItsEnd) {
  EXPECT_EQ(decode_base64("aGVsbG8="), "hello");
  EXPECT_EQ(decode_base64("aGVs bG8="), "hello");
  EXPECT_EQ(decode_base64("aA=="), "h");
  EXPECT_EQ(decode_base64(""), "");
  for (const std::string_view bad :
       {"aGVsbG8", "aGVsbG9=", "aA=", "aA===", "a", "a===", "aGVs=", "aGVsbG8=aGVs", "a!=="})
    EXPECT_EQ(decode_base64(bad), std::nullopt) << bad;
}

TEST(Base64, EncodesWhatItDecodes) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) {
    EXPECT_EQ(decode_base64(encode_base64(bytes)), bytes);
    bytes.push_back(static_cast<char>(i));
  }
}

}  // namespace
}  // namespace shim
