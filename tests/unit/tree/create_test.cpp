// SPDX-License-Identifier: ISC
#include <gtest/gtest.h>

#include "tests/unit/tree/small_universe.hpp"

namespace shim {
namespace {

TEST(CreateSession, NamesItselfByItsNumberAndBurnsTakenOnes) {
  SmallUniverse universe;
  universe.session("2");
  EXPECT_EQ(universe.at(universe.session("")).name, "1");
  const state::SessionId third = universe.session("");
  EXPECT_EQ(universe.at(third).name, "3");  // $2 is burnt: a session is named 2
  EXPECT_EQ(third.value, 3u);
  EXPECT_EQ(create_session(universe.registry, "", "/", "work").name, "work-4");
}

TEST(CreateWindow, TakesTheLowestFreeIndexFromBaseIndexOn) {
  SmallUniverse universe;
  const state::SessionId id = universe.session("s");
  universe.window(id, 1);
  universe.registry.edit_session(id)->options["base-index"] = "1";
  universe.window(id);
  universe.window(id, 0);
  EXPECT_EQ(universe.links(id), "0:@2 1:@0 2:@1");
  EXPECT_EQ(universe.at(id).current, 1);
  universe.expect_sound();
}

TEST(CreateWindow, RefusesAnIndexInUse) {
  SmallUniverse universe;
  const state::SessionId id = universe.session("s");
  universe.window(id);
  const auto again = create_window(universe.registry, *universe.registry.edit_session(id), 0, {80, 24});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, "index 0 in use");
}

TEST(ShuffleUp, MovesWindowsUpToTheFirstGap) {
  SmallUniverse universe;
  const state::SessionId id = universe.session("s");
  for (const int index : {0, 1, 2, 5}) universe.window(id, index);
  select_window(universe.registry, id, 5);
  select_window(universe.registry, id, 1);
  EXPECT_EQ(shuffle_up(universe.registry, *universe.registry.edit_session(id), 1), 1);
  EXPECT_EQ(universe.links(id), "0:@0 2:@1 3:@2 5:@3");
  EXPECT_EQ(universe.at(id).current, 2);
  EXPECT_EQ(universe.at(id).last, (std::vector<int>{5, 0}));
}

TEST(ClearIndex, KeepsTheSessionForTheWindowToCome) {
  SmallUniverse universe;
  const state::SessionId id = universe.session("s");
  universe.window(id, 3);
  EXPECT_TRUE(clear_index(universe.registry, *universe.registry.edit_session(id), 3, universe.change));
  EXPECT_EQ(universe.change.removed.size(), 1u);
  EXPECT_TRUE(universe.registry.window_ids().empty());
  EXPECT_FALSE(clear_index(universe.registry, *universe.registry.edit_session(id), 3, universe.change));
  universe.window(id, 3);
  EXPECT_EQ(universe.at(id).current, 3);
  universe.expect_sound();
}

TEST(SplitPane, PutsTheNewPaneBesideTheOldInOrder) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  SplitRequest request;
  request.side = SplitSide::before;
  ASSERT_TRUE(split_pane(universe.registry, *universe.registry.edit_window(id), request, universe.change));
  request.side = SplitSide::after;
  request.span = SplitSpan::window;
  ASSERT_TRUE(split_pane(universe.registry, *universe.registry.edit_window(id), request, universe.change));
  const std::vector<state::PaneId> order = {state::PaneId{1}, state::PaneId{0}, state::PaneId{2}};
  EXPECT_EQ(universe.registry.window(id)->panes, order);
  EXPECT_EQ(universe.active(id), state::PaneId{0});
  universe.expect_sound();
}

TEST(SplitPane, ReportsTheSizeOfEveryPaneOnce) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  universe.split(id);
  universe.split(id);
  ASSERT_EQ(universe.change.resized.size(), 3u);
  EXPECT_EQ(universe.change.resized[1].pane, state::PaneId{1});
  EXPECT_EQ(universe.change.resized[1].height, 5u);
}

TEST(SplitPane, GrowsTheWindowInsteadOfFailing) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  for (int i = 0; i < 30; ++i) universe.split(id);
  EXPECT_EQ(universe.registry.window(id)->panes.size(), 31u);
  EXPECT_GT(universe.registry.window(id)->height, 24u);
  EXPECT_EQ(universe.registry.window(id)->width, 80u);
  universe.expect_sound();
}

TEST(SplitPane, CountsTheStatusLine) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  universe.registry.edit_window(id)->options["pane-border-status"] = "top";
  universe.split(id);
  ASSERT_EQ(universe.change.resized.size(), 2u);
  EXPECT_EQ(universe.change.resized[0].height, 11u);
  EXPECT_EQ(universe.change.resized[1].height, 11u);
}

}  // namespace
}  // namespace shim
