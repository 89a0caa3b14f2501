// SPDX-License-Identifier: ISC
#include "shim/layout/layout.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

constexpr std::string_view k_three = "80x24,0,0{40x24,0,0,1,39x24,41,0[39x12,41,0,2,39x11,41,13,7]}";

TEST(Layout, PrintsWithTmuxsChecksum) {
  EXPECT_EQ(Layout::single(state::PaneId{0}, {80, 24}).text(), "b25d,80x24,0,0,0");
  const auto layout = Layout::parse_stored("80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->text(), "8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
}

TEST(Layout, ReadsBackWhatItStores) {
  const auto layout = Layout::parse_stored(k_three);
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->stored(), k_three);
  EXPECT_EQ(layout->clone().stored(), k_three);
  const std::vector<state::PaneId> panes = {state::PaneId{1}, state::PaneId{2}, state::PaneId{7}};
  EXPECT_EQ(layout->panes(), panes);
}

TEST(Layout, RefusesTextsThatAreNoTree) {
  for (const char* text : {"", "80x24", "80x24,0,0", "x24,0,0,1", "80x24,0,0{40x24,0,0,1", "80x24,0,0,1}",
                           "80x24,0,0{}", "80x24,0,0{40x24,0,0,1,39x24,41,0,2]", "99999999999x1,0,0,1"}) {
    const auto layout = Layout::parse_stored(text);
    ASSERT_FALSE(layout) << text;
    EXPECT_EQ(layout.error().code, state::ErrorCode::corrupt);
  }
}

TEST(Layout, RefusesNestingThatNoWindowHas) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "1x1,0,0{";
  EXPECT_FALSE(Layout::parse_stored(deep));
}

TEST(Layout, TellsWhichPanesTouchTheWindowsEdges) {
  const auto boxes = Layout::parse_stored(k_three)->boxes(BorderStatus::off);
  ASSERT_EQ(boxes.size(), 3u);
  EXPECT_TRUE(boxes[0].at_left && boxes[0].at_top && boxes[0].at_bottom);
  EXPECT_FALSE(boxes[0].at_right);
  EXPECT_TRUE(boxes[1].at_right && boxes[1].at_top);
  EXPECT_FALSE(boxes[1].at_left || boxes[1].at_bottom);
  EXPECT_TRUE(boxes[2].at_bottom);
  EXPECT_FALSE(boxes[2].at_top);
}

TEST(Layout, GivesTheStatusLineToPanesAtThatEdgeOnly) {
  const auto layout = Layout::parse_stored(k_three);
  const auto top = layout->boxes(BorderStatus::top);
  EXPECT_EQ(top[0].y, 1u);
  EXPECT_EQ(top[0].height, 23u);
  EXPECT_EQ(top[1].height, 11u);
  EXPECT_EQ(top[2].y, 13u);
  EXPECT_EQ(top[2].height, 11u);
  EXPECT_TRUE(top[0].at_top && top[1].at_top);
  const auto bottom = layout->boxes(BorderStatus::bottom);
  EXPECT_EQ(bottom[0].y, 0u);
  EXPECT_EQ(bottom[0].height, 23u);
  EXPECT_EQ(bottom[1].height, 12u);
  EXPECT_EQ(bottom[2].height, 10u);
  EXPECT_TRUE(bottom[0].at_bottom && bottom[2].at_bottom);
  EXPECT_FALSE(bottom[1].at_bottom);
}

TEST(Layout, NeverGivesAPaneLessThanOneLine) {
  const auto boxes = Layout::single(state::PaneId{0}, {5, 1}).boxes(BorderStatus::top);
  EXPECT_EQ(boxes[0].height, 1u);
}

}  // namespace
}  // namespace shim
