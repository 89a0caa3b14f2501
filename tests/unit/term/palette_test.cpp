// SPDX-License-Identifier: ISC
#include "shim/term/palette.hpp"

#include <gtest/gtest.h>

#include "tests/unit/term/terminal_fixture.hpp"

namespace shim {
namespace {

std::string parsed(std::string_view text) {
  const auto colour = parse_program_colour(text);
  return colour ? colour_answer(*colour) : "none";
}

TEST(ProgramColour, IsWrittenInManyWays) {
  EXPECT_EQ(parsed("rgb:10/20/30"), "rgb:1010/2020/3030");
  EXPECT_EQ(parsed("#102030"), "rgb:1010/2020/3030");
  EXPECT_EQ(parsed("rgb:10ff/20ff/30ff"), "rgb:1010/2020/3030");
  EXPECT_EQ(parsed("#10ff20ff30ff"), "rgb:1010/2020/3030");
  EXPECT_EQ(parsed("1,2,3"), "rgb:0101/0202/0303");
  EXPECT_EQ(parsed("cmy:0/1/0.5"), "rgb:ffff/0000/7f7f");
  EXPECT_EQ(parsed("cmyk:0/0/0/1"), "rgb:0000/0000/0000");
  EXPECT_EQ(parsed("  Red "), "rgb:ffff/0000/0000");
  EXPECT_EQ(parsed("grey50"), "rgb:7f7f/7f7f/7f7f");
}

TEST(ProgramColour, IsNoOption) {
  EXPECT_EQ(parsed("colour9"), "none");
  EXPECT_EQ(parsed("default"), "none");
  EXPECT_EQ(parsed("#1020"), "none");
  EXPECT_EQ(parsed("cmy:2/0/0"), "none");
  EXPECT_EQ(parsed(""), "none");
}

TEST(Palette, AnswersWhatTheProgramSetAndThenTheOptions) {
  TestTerminal shown(20, 5);
  shown.listener.answers["#{c:#{pane-colours[2]}}"] = "0000ff";
  shown.terminal.feed("\033]4;1;#102030\a\033]4;1;?\a\033]4;2;?\033\\\033]4;3;?\a");
  EXPECT_EQ(shown.listener.replies, "\033]4;rgb:1010/2020/3030\a\033]4;rgb:0000/0000/ffff\033\\");
}

TEST(Palette, ShowsTheDefaultColoursInTheFacts) {
  TestTerminal shown(20, 5);
  shown.terminal.feed("\033]10;#102030\a\033]11;red\a");
  EXPECT_EQ(shown.facts().default_foreground, k_rgb_colour | 0x102030u);
  EXPECT_EQ(shown.facts().default_background, k_rgb_colour | 0xff0000u);
  shown.terminal.feed("\033]110\a\033c");
  EXPECT_EQ(shown.facts().default_foreground, k_default_colour);
  EXPECT_EQ(shown.facts().default_background, k_default_colour);
}

}  // namespace
}  // namespace shim
