// SPDX-License-Identifier: ISC
#include <gtest/gtest.h>

#include "tests/unit/tree/small_universe.hpp"

namespace shim {
namespace {

struct ThreePanes : testing::Test {
  ThreePanes() { second = universe.split(window), third = universe.split(window); }
  SmallUniverse universe;
  state::SessionId session = universe.session("s");
  state::WindowId window = universe.window(session);
  state::PaneId first{0}, second, third;
};

TEST_F(ThreePanes, TheLastActivePaneFollowsTheActiveOne) {
  select_pane(universe.registry, window, first);
  remove_pane(universe.registry, first, universe.change);
  EXPECT_EQ(universe.active(window), third);
  EXPECT_TRUE(universe.registry.window(window)->last.empty());
  universe.expect_sound();
}

// tmux 3.3a remembers one pane only: a second removal falls back to the order.
TEST_F(ThreePanes, ThePreviousPaneFollowsWhenNoneIsRemembered) {
  universe.split(window);
  remove_pane(universe.registry, state::PaneId{3}, universe.change);
  EXPECT_EQ(universe.active(window), third);
  remove_pane(universe.registry, third, universe.change);
  EXPECT_EQ(universe.active(window), second);
  remove_pane(universe.registry, second, universe.change);
  EXPECT_EQ(universe.active(window), first);
  EXPECT_EQ(universe.layout(window), "80x24,0,0,0");
  universe.expect_sound();
}

TEST_F(ThreePanes, ARemovedPaneIsForgotten) {
  universe.registry.edit_head().marked = second;
  remove_pane(universe.registry, second, universe.change);
  EXPECT_FALSE(universe.registry.head().marked);
  EXPECT_TRUE(universe.registry.window(window)->last.empty());
  EXPECT_EQ(universe.active(window), third);
  ASSERT_EQ(universe.change.removed.size(), 1u);
  EXPECT_EQ(universe.change.removed[0].id, second);
  EXPECT_EQ(universe.change.resized.size(), 2u);
}

TEST_F(ThreePanes, RemovingAPaneUnzooms) {
  zoom(universe.registry, window, universe.change);
  remove_pane(universe.registry, first, universe.change);
  EXPECT_TRUE(universe.registry.window(window)->zoomed_layout.empty());
  EXPECT_EQ(universe.registry.window(window)->panes.size(), 2u);
  universe.expect_sound();
}

TEST_F(ThreePanes, TheSessionGoesWithItsLastPane) {
  universe.registry.edit_head().session_options["status"] = "off";
  universe.registry.edit_head().environment["A"] = {};
  const std::uint64_t epoch = universe.registry.head().epoch;
  for (const state::PaneId pane : {first, second, third}) {
    EXPECT_TRUE(universe.registry.head().running);
    remove_pane(universe.registry, pane, universe.change);
  }
  EXPECT_TRUE(universe.registry.window_ids().empty());
  EXPECT_TRUE(universe.registry.session_ids().empty());
  const state::Head& head = universe.registry.head();
  EXPECT_FALSE(head.running);
  EXPECT_TRUE(head.session_options.empty());
  EXPECT_TRUE(head.environment.empty());
  EXPECT_EQ(head.epoch, epoch) << "nobody was killed: who spawns meanwhile may go on";
  EXPECT_EQ(head.next_pane, 3u);
  EXPECT_EQ(head.next_session, 1u);
}

TEST_F(ThreePanes, TheUniverseStaysWhenExitEmptyIsOff) {
  universe.registry.edit_head().server_options["exit-empty"] = "off";
  remove_session(universe.registry, session, universe.change);
  EXPECT_TRUE(universe.registry.head().running);
  EXPECT_EQ(universe.change.removed.size(), 3u);
}

TEST(RemoveWindow, GoesToTheLastVisitedWindow) {
  SmallUniverse universe;
  const state::SessionId id = universe.session("s");
  std::vector<state::WindowId> windows;
  for (int i = 0; i < 4; ++i) windows.push_back(universe.window(id));
  select_window(universe.registry, id, 3);
  select_window(universe.registry, id, 1);
  remove_window(universe.registry, windows[1], universe.change);
  EXPECT_EQ(universe.at(id).current, 3);
  EXPECT_EQ(universe.at(id).last, (std::vector<int>{0}));
  universe.expect_sound();
}

TEST(RemoveWindow, RenumbersWhenTheSessionWantsIt) {
  SmallUniverse universe;
  const state::SessionId id = universe.session("s");
  std::vector<state::WindowId> windows;
  for (int i = 0; i < 3; ++i) windows.push_back(universe.window(id));
  universe.registry.edit_session(id)->options["renumber-windows"] = "on";
  select_window(universe.registry, id, 2);
  remove_window(universe.registry, windows[0], universe.change);
  EXPECT_EQ(universe.links(id), "0:@1 1:@2");
  EXPECT_EQ(universe.at(id).current, 1);
  universe.expect_sound();
}

TEST(RemoveWindow, TakesAllItsLinksAway) {
  SmallUniverse universe;
  const state::SessionId one = universe.session("one");
  const state::SessionId two = universe.session("two");
  const state::WindowId shared = universe.window(one);
  universe.window(one);
  state::Session& other = *universe.registry.edit_session(two);
  other.links = {{4, shared}};
  other.current = 4;
  universe.expect_sound();
  remove_window(universe.registry, shared, universe.change);
  EXPECT_EQ(universe.links(one), "1:@1");
  EXPECT_EQ(universe.registry.session(two), nullptr);
  EXPECT_EQ(universe.change.removed.size(), 1u);
  universe.expect_sound();
}

TEST(UnlinkWindow, KeepsAWindowThatIsLinkedElsewhere) {
  SmallUniverse universe;
  const state::SessionId one = universe.session("one");
  const state::WindowId shared = universe.window(one);
  universe.window(one);
  state::Session& other = *universe.registry.edit_session(universe.session("two"));
  other.links = {{0, shared}};
  unlink_window(universe.registry, one, 0, universe.change);
  EXPECT_NE(universe.registry.window(shared), nullptr);
  EXPECT_TRUE(universe.change.removed.empty());
  unlink_window(universe.registry, other.id, 0, universe.change);
  EXPECT_EQ(universe.registry.window(shared), nullptr);
  EXPECT_EQ(universe.change.removed.size(), 1u);
  universe.expect_sound();
}

TEST(RemoveEverything, EndsTheUniverseAndKeepsTheCounters) {
  SmallUniverse universe;
  universe.split(universe.window(universe.session("a")));
  universe.window(universe.session("b"));
  universe.registry.edit_head().server_options["exit-empty"] = "off";
  remove_everything(universe.registry, universe.change);
  EXPECT_EQ(universe.change.removed.size(), 3u);
  EXPECT_FALSE(universe.registry.head().running);
  EXPECT_EQ(universe.registry.head().epoch, 1u);
  EXPECT_EQ(universe.registry.head().next_pane, 3u);
  EXPECT_TRUE(universe.registry.pane_ids().empty());
  universe.expect_sound();
}

}  // namespace
}  // namespace shim
