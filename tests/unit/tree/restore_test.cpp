// SPDX-License-Identifier: ISC
// Panes that are put back: into the windows that are there, into windows and sessions that are made again, and without
// anything known of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shim/tree/restore.hpp"

namespace {

using shim::LostPane;
using shim::PaneSite;
using shim::TreeChange;
using state::PaneId;
using state::Registry;

LostPane lost(std::uint32_t id, std::uint32_t window, std::uint32_t session, const std::string& name = "name") {
  LostPane pane;
  pane.record.id = {id};
  pane.record.nonce = "n" + std::to_string(id);
  pane.site = {true, {window}, "w" + std::to_string(window), {100, 40}, static_cast<int>(window), {session}, name, "/"};
  return pane;
}

class Restore : public testing::Test {
 protected:
  void restore(std::vector<LostPane> panes) {
    restore_panes(registry, std::move(panes), change);
    const auto sound = registry.check_invariants();
    EXPECT_TRUE(sound) << sound.error().message;
  }
  Registry registry = Registry::fresh("boot");
  TreeChange change;
};

TEST_F(Restore, MakesSessionsAndWindowsAgainWithTheirIdsAndNames) {
  restore({lost(7, 3, 2, "a"), lost(5, 3, 2, "a"), lost(9, 4, 2, "a"), lost(6, 8, 5, "b")});
  EXPECT_EQ(registry.session_ids(), (std::vector<state::SessionId>{{2}, {5}}));
  EXPECT_EQ(registry.session({2})->name, "a");
  EXPECT_EQ(registry.session({2})->links.size(), 2u);
  EXPECT_EQ(registry.session({2})->links[1].index, 4);
  EXPECT_EQ(registry.window({3})->name, "w3");
  EXPECT_EQ(registry.window({3})->panes, (std::vector<PaneId>{{5}, {7}}));
  EXPECT_EQ(registry.window({3})->width, 100u);
  EXPECT_EQ(registry.pane({9})->nonce, "n9");
  EXPECT_EQ(registry.head().next_pane, 10u);
  EXPECT_EQ(registry.head().next_window, 9u);
  EXPECT_EQ(registry.head().next_session, 6u);
}

TEST_F(Restore, SplitsAWindowThatIsThereAndLeavesListedPanesAlone) {
  restore({lost(1, 1, 1), lost(2, 1, 1)});
  const std::string before = registry.window({1})->layout;
  registry.edit_pane({1})->nonce = "kept";
  change = {};
  restore({lost(1, 1, 1), lost(4, 1, 1)});
  EXPECT_EQ(registry.pane({1})->nonce, "kept");
  EXPECT_EQ(registry.window({1})->panes, (std::vector<PaneId>{{1}, {2}, {4}}));
  EXPECT_NE(registry.window({1})->layout, before) << before;
  EXPECT_FALSE(change.resized.empty()) << "the programs must be told";
}

TEST_F(Restore, AWindowFullOfPanesGrows) {
  std::vector<LostPane> panes;
  for (std::uint32_t id = 0; id < 100; ++id) panes.push_back(lost(id, 1, 1));
  restore(std::move(panes));
  EXPECT_EQ(registry.window({1})->panes.size(), 100u);
}

TEST_F(Restore, ATakenNameOrIndexGetsAnother) {
  auto other = lost(2, 6, 2, "name");
  auto same_index = lost(3, 9, 1, "name");
  same_index.site.index = 1;
  restore({lost(1, 1, 1, "name"), other, same_index});
  EXPECT_NE(registry.session({1})->name, registry.session({2})->name);
  EXPECT_EQ(registry.session({1})->links.size(), 2u);
}

TEST_F(Restore, NothingKnownGivesAWindowOfItsOwnAndFreshIds) {
  auto unknown = lost(3, 0, 0);
  unknown.site = {};
  auto other = lost(4, 0, 0);
  other.site = {};
  restore({unknown, other, lost(9, 7, 5)});
  EXPECT_EQ(registry.pane_ids(), (std::vector<PaneId>{{3}, {4}, {9}}));
  EXPECT_GT(registry.pane({3})->window.value, 7u);
  EXPECT_NE(registry.pane({3})->window, registry.pane({4})->window);
}

TEST_F(Restore, WhatIsToldOfAPaneIsWhereItIs) {
  restore({lost(1, 1, 1, "a"), lost(2, 4, 1, "a")});
  const PaneSite site = shim::site_of_pane(registry, {2});
  EXPECT_TRUE(site.known);
  EXPECT_EQ(site.window, state::WindowId{4});
  EXPECT_EQ(site.window_name, "w4");
  EXPECT_EQ(site.index, 4);
  EXPECT_EQ(site.session_name, "a");
  EXPECT_EQ(site.size.width, 100u);
  EXPECT_FALSE(shim::site_of_pane(registry, {55}).known);
}

}  // namespace
