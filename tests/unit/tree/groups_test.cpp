// SPDX-License-Identifier: ISC
#include "shim/tree/groups.hpp"

#include <gtest/gtest.h>

#include "tests/unit/tree/small_universe.hpp"

namespace shim {
namespace {

struct Group : testing::Test {
  Group() {
    first = universe.session("first");
    for (int i = 0; i < 3; ++i) windows.push_back(universe.window(first));
    select_window(universe.registry, first, 2);
    universe.registry.edit_session(first)->group = "g";
    second = universe.session("second");
    state::Session& joining = *universe.registry.edit_session(second);
    joining.group = "g";
    copy_links(universe.registry, universe.at(first), joining);
    joining.current = 2;
  }
  SmallUniverse universe;
  state::SessionId first, second;
  std::vector<state::WindowId> windows;
};

TEST_F(Group, SharesWindowsButNotTheCurrentOne) {
  EXPECT_EQ(universe.links(second), universe.links(first));
  EXPECT_EQ(universe.at(second).current, 2);
  select_window(universe.registry, second, 0);
  EXPECT_EQ(universe.at(first).current, 2);
  EXPECT_EQ(group_members(universe.registry, "g").size(), 2u);
  universe.expect_sound();
}

TEST_F(Group, GetsNewWindows) {
  universe.window(second);
  EXPECT_EQ(universe.links(first), "0:@0 1:@1 2:@2 3:@3");
  universe.expect_sound();
}

TEST_F(Group, LosesWindowsTogether) {
  select_window(universe.registry, second, 0);
  select_window(universe.registry, second, 1);
  remove_window(universe.registry, windows[1], universe.change);
  EXPECT_EQ(universe.links(first), "0:@0 2:@2");
  EXPECT_EQ(universe.links(second), "0:@0 2:@2");
  EXPECT_EQ(universe.at(second).current, 0);
  EXPECT_EQ(universe.at(second).last, (std::vector<int>{2}));
  universe.expect_sound();
}

TEST_F(Group, EndsWithItsLastWindow) {
  for (const state::WindowId window : windows) remove_window(universe.registry, window, universe.change);
  EXPECT_TRUE(universe.registry.session_ids().empty());
  EXPECT_FALSE(universe.registry.head().running);
}

// tmux: only kill-window takes the last window from all of them.
TEST_F(Group, KeepsAWindowThatOneSessionUnlinksAsItsLast) {
  remove_window(universe.registry, windows[0], universe.change);
  remove_window(universe.registry, windows[1], universe.change);
  universe.change = {};
  unlink_window(universe.registry, first, 2, universe.change);
  EXPECT_EQ(universe.registry.session(first), nullptr);
  EXPECT_EQ(universe.links(second), "2:@2");
  EXPECT_TRUE(universe.change.removed.empty());
  universe.expect_sound();
}

TEST_F(Group, KeepsVisitedIndexesWhenAWindowIsReplaced) {
  select_window(universe.registry, second, 1);
  clear_index(universe.registry, *universe.registry.edit_session(first), 2, universe.change);
  universe.window(first, 2);
  EXPECT_EQ(universe.at(second).last, (std::vector<int>{2}));
  universe.expect_sound();
}

TEST_F(Group, OutlivesOneOfItsSessions) {
  remove_session(universe.registry, first, universe.change);
  EXPECT_TRUE(universe.change.removed.empty());
  EXPECT_EQ(universe.links(second), "0:@0 1:@1 2:@2");
  universe.expect_sound();
}

TEST_F(Group, ReplacesAWindowForAllMembers) {
  clear_index(universe.registry, *universe.registry.edit_session(first), 2, universe.change);
  EXPECT_EQ(universe.change.removed.size(), 1u);
  universe.window(first, 2);
  EXPECT_EQ(universe.at(second).current, 2);
  EXPECT_EQ(universe.links(second), "0:@0 1:@1 2:@3");
  universe.expect_sound();
}

}  // namespace
}  // namespace shim
