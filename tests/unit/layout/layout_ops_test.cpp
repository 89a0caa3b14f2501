// SPDX-License-Identifier: ISC
// Literal expectations are what tmux 3.3a printed.
#include "shim/layout/layout_ops.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

constexpr state::PaneId k_first{0}, k_second{1}, k_third{2};

SplitRequest split_of(state::PaneId at, state::PaneId added, SplitDirection direction) {
  SplitRequest request;
  request.at = at;
  request.added = added;
  request.direction = direction;
  return request;
}

TEST(Split, HalvesAPane) {
  Layout layout = Layout::single(k_first, {80, 24});
  ASSERT_TRUE(split(layout, split_of(k_first, k_second, SplitDirection::left_right)));
  EXPECT_EQ(layout.text(), "8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
  ASSERT_TRUE(split(layout, split_of(k_second, k_third, SplitDirection::top_bottom)));
  EXPECT_EQ(layout.stored(), "80x24,0,0{40x24,0,0,0,39x24,41,0[39x12,41,0,1,39x11,41,13,2]}");
}

TEST(Split, LeavesTheLayoutAloneWhenThereIsNoRoom) {
  Layout layout = Layout::single(k_first, {80, 2});
  const auto done = split(layout, split_of(k_first, k_second, SplitDirection::top_bottom));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "no space for new pane");
  EXPECT_EQ(layout.stored(), "80x2,0,0,0");
}

TEST(SizeForSplit, IsThePresentSizeWhenThereIsRoom) {
  const Layout layout = Layout::single(k_first, {80, 3});
  const WindowSize size = size_for_split(layout, split_of(k_first, k_second, SplitDirection::top_bottom));
  EXPECT_EQ(size.width, 80u);
  EXPECT_EQ(size.height, 3u);
}

TEST(SizeForSplit, GrowsAlongTheSplitOnly) {
  const Layout layout = Layout::single(k_first, {80, 2});
  const WindowSize size = size_for_split(layout, split_of(k_first, k_second, SplitDirection::top_bottom));
  EXPECT_EQ(size.width, 80u);
  EXPECT_EQ(size.height, 3u);
}

// Growth is shared by all panes in a row, so the one to be split gets its lines only after the others.
TEST(SizeForSplit, LetsEverySplitOfAFullWindowSucceed) {
  Layout layout = Layout::single(k_first, {80, 24});
  for (std::uint32_t next = 1; next < 60; ++next) {
    const auto request = split_of(state::PaneId{next - 1}, state::PaneId{next}, SplitDirection::top_bottom);
    resize_window(layout, size_for_split(layout, request));
    ASSERT_TRUE(split(layout, request)) << next;
  }
  EXPECT_EQ(layout.panes().size(), 60u);
  EXPECT_EQ(layout.size().width, 80u);
}

TEST(SizeForSplit, CountsTheStatusLine) {
  auto request = split_of(k_first, k_second, SplitDirection::top_bottom);
  request.status = BorderStatus::top;
  EXPECT_EQ(size_for_split(Layout::single(k_first, {80, 3}), request).height, 4u);
}

TEST(RemovePane, KeepsTheLastOne) {
  Layout layout = Layout::single(k_first, {80, 24});
  remove_pane(layout, k_first);
  EXPECT_EQ(layout.stored(), "80x24,0,0,0");
}

TEST(RemovePane, GivesTheRoomToThePreviousPaneOrToTheSecond) {
  Layout middle = *Layout::parse_stored("80x24,0,0{40x24,0,0,0,19x24,41,0,1,19x24,61,0,2}");
  remove_pane(middle, k_second);
  EXPECT_EQ(middle.text(), "0be6,80x24,0,0{60x24,0,0,0,19x24,61,0,2}");
  Layout first = *Layout::parse_stored("80x24,0,0{26x24,0,0,0,26x24,27,0,3,26x24,54,0,2}");
  remove_pane(first, k_first);
  EXPECT_EQ(first.text(), "24a2,80x24,0,0{53x24,0,0,3,26x24,54,0,2}");
}

TEST(ResizeWindow, StopsWhereEveryPaneHasItsMinimum) {
  Layout layout = *Layout::parse_stored("80x24,0,0{40x24,0,0,0,19x24,41,0,1,19x24,61,0,2}");
  resize_window(layout, {2, 2});
  EXPECT_EQ(layout.text(), "5502,5x2,0,0{1x2,0,0,0,1x2,2,0,1,1x2,4,0,2}");
  resize_window(layout, {7, 3});
  EXPECT_EQ(layout.text(), "372d,7x3,0,0{2x3,0,0,0,2x3,3,0,1,1x3,6,0,2}");
}

TEST(SwapPanes, ExchangesLeaves) {
  Layout layout = *Layout::parse_stored("80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
  swap_panes(layout, k_first, k_second);
  EXPECT_EQ(layout.stored(), "80x24,0,0{40x24,0,0,1,39x24,41,0,0}");
  replace_pane(layout, k_first, k_third);
  EXPECT_EQ(layout.stored(), "80x24,0,0{40x24,0,0,1,39x24,41,0,2}");
}

TEST(FindPreset, TakesUnambiguousPrefixes) {
  EXPECT_EQ(find_preset("tiled"), LayoutPreset::tiled);
  EXPECT_EQ(find_preset("t"), LayoutPreset::tiled);
  EXPECT_EQ(find_preset("main-v"), LayoutPreset::main_vertical);
  EXPECT_EQ(find_preset("even-horizontal"), LayoutPreset::even_horizontal);
  EXPECT_FALSE(find_preset("main"));
  EXPECT_FALSE(find_preset("tiledx"));
  EXPECT_FALSE(find_preset("bogus"));
}

TEST(Arrange, TheMainPaneTakesWhatTheOthersLeaveUnlessTheyWantTooMuch) {
  const std::vector<state::PaneId> panes = {state::PaneId{3}, k_third};
  const auto vertical = [&](std::string_view other) {
    PresetSizes sizes;
    sizes.main_width = "30";
    sizes.other_width = other;
    return arrange(LayoutPreset::main_vertical, panes, {80, 24}, sizes, BorderStatus::off).text();
  };
  EXPECT_EQ(vertical("60"), "fd21,80x24,0,0{30x24,0,0,3,49x24,31,0,2}");
  EXPECT_EQ(vertical("20"), "13e2,80x24,0,0{59x24,0,0,3,20x24,60,0,2}");
  PresetSizes sizes;
  sizes.main_height = "10";
  sizes.other_height = "20";
  EXPECT_EQ(arrange(LayoutPreset::main_horizontal, panes, {80, 24}, sizes, BorderStatus::off).text(),
            "e3a1,80x24,0,0[80x10,0,0,3,80x13,0,11,2]");
}

// tmux 3.3a writes a broken layout here; ours gives the status line its own line.
TEST(Arrange, MakesRoomForTheStatusLineOfAnEvenColumn) {
  const Layout layout =
      arrange(LayoutPreset::even_vertical, {k_first, k_second, k_third}, {80, 5}, {}, BorderStatus::top);
  EXPECT_EQ(layout.stored(), "80x6,0,0[80x2,0,0,0,80x1,0,3,1,80x1,0,5,2]");
}

TEST(ParseCustom, GivesTheLeavesToThePanesInOrder) {
  const auto layout = parse_custom("8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}", {k_third, k_first});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->stored(), "80x24,0,0{40x24,0,0,2,39x24,41,0,0}");
}

TEST(ParseCustom, ClosesTheBottomRightCellsThatAreTooMany) {
  const auto layout = parse_custom("8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}", {k_third});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->stored(), "80x24,0,0,2");
}

TEST(ParseCustom, CorrectsARootThatDisagreesWithItsChildren) {
  const auto layout = parse_custom("c1f7,90x30,0,0{40x24,0,0,0,39x24,41,0,1}", {k_first, k_second});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->text(), "8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
}

std::string custom_error(std::string_view text, std::size_t panes) {
  std::vector<state::PaneId> ids;
  for (std::uint32_t i = 0; i < panes; ++i) ids.push_back(state::PaneId{i});
  const auto layout = parse_custom(text, ids);
  return layout ? "" : layout.error().message;
}

TEST(ParseCustom, SaysWhatIsWrong) {
  EXPECT_EQ(custom_error("bogus", 1), "invalid layout: bogus");
  EXPECT_EQ(custom_error("zz", 1), "invalid layout: zz");
  EXPECT_EQ(custom_error("b25f,80x24,0,0,0", 1), "invalid layout: b25f,80x24,0,0,0");
  EXPECT_EQ(custom_error("b25d,80x24,0,0,0", 2), "have 2 panes but need 1: b25d,80x24,0,0,0");
  EXPECT_EQ(custom_error("8305,80x24,0,0{40x24,0,0,0,39x25,41,0,1}", 2),
            "size mismatch after applying layout: 8305,80x24,0,0{40x24,0,0,0,39x25,41,0,1}");
}

// A layout text may hold a container with one cell; found by fuzzing.
TEST(ResizePane, LeavesAnOnlyChildAlone) {
  auto layout = Layout::parse_stored("80x24,0,0{80x24,0,0,0}");
  ASSERT_TRUE(layout);
  resize_pane_to(*layout, k_first, SplitDirection::left_right, 40);
  resize_pane_by(*layout, k_first, ResizeEdge::right, 5);
  EXPECT_EQ(layout->stored(), "80x24,0,0{80x24,0,0,0}");
}

TEST(RemovePane, LeavesNoEmptyContainer) {
  auto layout = Layout::parse_stored("80x24,0,0[80x12,0,0[80x12,0,0,0],80x11,0,13,1]");
  ASSERT_TRUE(layout);
  remove_pane(*layout, k_first);
  EXPECT_EQ(layout->stored(), "80x24,0,0,1");
}

}  // namespace
}  // namespace shim
