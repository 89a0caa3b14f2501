// SPDX-License-Identifier: ISC
#include "shim/commands/border_watch.hpp"

#include "tests/unit/commands/option_world.hpp"

namespace shim {
namespace {

using BorderWatchTest = OptionWorld;

std::vector<unsigned> heights(const TreeChange& change) {
  std::vector<unsigned> result;
  for (const PaneSize& size : change.resized) result.push_back(size.height);
  return result;
}

TEST_F(BorderWatchTest, ReportsEveryPaneOfTheWindowsThatChanged) {
  state::Registry registry = document();
  const BorderWatch watch(registry);
  registry.edit_window({0})->options["pane-border-status"] = "top";
  TreeChange change;
  watch.report(registry, change);
  ASSERT_EQ(change.resized.size(), 2u);
  EXPECT_EQ(change.resized[0].pane, state::PaneId{0});
  EXPECT_EQ(heights(change), (std::vector<unsigned>{11, 11}));
}

TEST_F(BorderWatchTest, AGlobalChangeLeavesOutWindowsWithAValueOfTheirOwn) {
  state::Registry registry = document();
  registry.edit_window({0})->options["pane-border-status"] = "off";
  const BorderWatch watch(registry);
  registry.edit_head().window_options["pane-border-status"] = "bottom";
  TreeChange change;
  watch.report(registry, change);
  EXPECT_EQ(heights(change), (std::vector<unsigned>{23}));
}

TEST_F(BorderWatchTest, ReportsNothingWhenNothingChanged) {
  state::Registry registry = document();
  const BorderWatch watch(registry);
  registry.edit_head().window_options["pane-border-status"] = "off";
  TreeChange change;
  watch.report(registry, change);
  EXPECT_TRUE(change.resized.empty());
}

}  // namespace
}  // namespace shim
