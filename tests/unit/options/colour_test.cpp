// SPDX-License-Identifier: ISC
#include "shim/options/colour.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

TEST(CanonicalColour, NamesTheTerminalsSixteen) {
  EXPECT_EQ(canonical_colour("Red"), "red");
  EXPECT_EQ(canonical_colour("7"), "white");
  EXPECT_EQ(canonical_colour("90"), "brightblack");
  EXPECT_EQ(canonical_colour("BrightCyan"), "brightcyan");
  EXPECT_EQ(canonical_colour("Default"), "default");
  EXPECT_EQ(canonical_colour("terminal"), "terminal");
}

TEST(CanonicalColour, NamesThePalette) {
  EXPECT_EQ(canonical_colour("colour0"), "colour0");
  EXPECT_EQ(canonical_colour("COLOR255"), "colour255");
  EXPECT_EQ(canonical_colour("colour256"), std::nullopt);
  EXPECT_EQ(canonical_colour("colour"), std::nullopt);
}

TEST(CanonicalColour, TakesRgb) {
  EXPECT_EQ(canonical_colour("#FFaa00"), "#ffaa00");
  EXPECT_EQ(canonical_colour("#fff"), std::nullopt);
  EXPECT_EQ(canonical_colour("#gg0000"), std::nullopt);
}

TEST(CanonicalColour, KnowsX11Names) {
  EXPECT_EQ(canonical_colour("AliceBlue"), "#f0f8ff");
  EXPECT_EQ(canonical_colour("ALICEBLUE"), "#f0f8ff");
  EXPECT_EQ(canonical_colour("yellow4"), "#8b8b00");
  EXPECT_EQ(canonical_colour("web green"), "#008000");
  EXPECT_EQ(canonical_colour("nocolour"), std::nullopt);
  EXPECT_EQ(canonical_colour(""), std::nullopt);
  EXPECT_EQ(canonical_colour("none"), std::nullopt);
}

TEST(CanonicalColour, CountsGreysInPercent) {
  EXPECT_EQ(canonical_colour("grey"), "#bebebe");
  EXPECT_EQ(canonical_colour("grayish"), "#bebebe");
  EXPECT_EQ(canonical_colour("grey0"), "#000000");
  EXPECT_EQ(canonical_colour("grey50"), "#7f7f7f");
  EXPECT_EQ(canonical_colour("Grey50"), std::nullopt);
  EXPECT_EQ(canonical_colour("gray100"), "#ffffff");
  EXPECT_EQ(canonical_colour("grey101"), std::nullopt);
  EXPECT_EQ(canonical_colour("grey22222222222222222222"), std::nullopt);
}

TEST(IsStyle, TakesWhatTmuxTakes) {
  for (const char* text : {"", "default", "fg=red", "bg=colour3 , FG=#ffffff", "bold,nobold,noreverse", "bold|dim",
                           "fill=blue", "align=centre", "list=on", "range=left", "range=window|3", "range=other",
                           "push-default", "none", "nonone", "ignore", "  bold\n", "italics,curly-underscore", ","}) {
    EXPECT_TRUE(is_style(text)) << text;
  }
}

TEST(IsStyle, RefusesWhatTmuxRefuses) {
  for (const char* text :
       {"zz", "fg=", "fg=zz", "xg=red", "align=middle", "list=", "list=off", "range=left|1", "range=window",
        "range=window|", "range=window|x", "bold|", "nozz", "no", "fill=", "range="}) {
    EXPECT_FALSE(is_style(text)) << text;
  }
  EXPECT_FALSE(is_style(std::string(256, 'x')));
}

}  // namespace
}  // namespace shim
