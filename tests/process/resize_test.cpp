// SPDX-License-Identifier: ISC
// Sizes: what a program is born with, and that it hears of every change.
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;

// Writes its size down at the start and at every SIGWINCH.
constexpr const char* k_watch = "trap 'stty size > size' WINCH; stty size > size; while :; do sleep 0.05; done";

class Resize : public testing::Test {
 protected:
  void SetUp() override {
    universe_.start("main", {k_watch});
    expect_size("24 80");
  }
  void expect_size(const std::string& rows_and_columns) {
    EXPECT_TRUE(wait_until([&] { return universe_.read_file("size") == rows_and_columns + "\n"; }))
        << "is " << universe_.read_file("size");
  }
  TempUniverse universe_;
};

TEST_F(Resize, ResizeWindowReachesTheProgram) {
  universe_.must({"resize-window", "-t", "main", "-x", "100", "-y", "30"});
  expect_size("30 100");
  EXPECT_EQ(universe_.format("main", "#{window_width}x#{window_height} #{pane_width}x#{pane_height}"), "100x30 100x30");
}

TEST_F(Resize, ASplitShrinksAndAKillGrows) {
  universe_.must({"split-window", "-d", "-h", "-t", "main", "cat"});
  expect_size("24 40");
  EXPECT_EQ(universe_.must({"list-panes", "-t", "main", "-F", "#{pane_width}x#{pane_height}+#{pane_left}+#{pane_top}"}),
            "40x24+0+0\n39x24+41+0");
  universe_.must({"kill-pane", "-t", "%1"});
  expect_size("24 80");
}

TEST_F(Resize, ResizePaneMovesTheBorder) {
  universe_.must({"split-window", "-d", "-v", "-t", "main", "cat"});
  expect_size("12 80");
  universe_.must({"resize-pane", "-t", "%0", "-y", "5"});
  expect_size("5 80");
  universe_.must({"resize-pane", "-t", "%0", "-D", "3"});
  expect_size("8 80");
  universe_.must({"resize-pane", "-t", "%0", "-y", "50%"});
  expect_size("12 80");
}

TEST_F(Resize, ZoomGivesThePaneTheWindow) {
  universe_.must({"split-window", "-d", "-h", "-t", "main", "cat"});
  expect_size("24 40");
  universe_.must({"resize-pane", "-Z", "-t", "%0"});
  expect_size("24 80");
  EXPECT_EQ(universe_.format("main", "#{window_zoomed_flag}"), "1");
  universe_.must({"resize-pane", "-Z", "-t", "%0"});
  expect_size("24 40");
}

TEST_F(Resize, ASplitThatZoomsGivesTheNewPaneTheWindow) {
  universe_.must(
      {"split-window", "-Z", "-t", "main", "while :; do stty size > new.tmp; mv new.tmp new; sleep 0.05; done"});
  EXPECT_TRUE(wait_until([&] { return universe_.read_file("new") == "24 80\n"; })) << universe_.read_file("new");
}

TEST_F(Resize, SelectLayoutReachesThePrograms) {
  universe_.must({"split-window", "-d", "-h", "-t", "main", "cat"});
  universe_.must({"split-window", "-d", "-h", "-t", "main", "cat"});
  universe_.must({"select-layout", "-t", "main", "even-vertical"});
  expect_size("7 80");
  universe_.must({"select-layout", "-t", "main", "main-vertical"});
  EXPECT_EQ(universe_.format("%0", "#{pane_width}x#{pane_height}"), "78x24");
  expect_size("24 78");
}

TEST_F(Resize, ASavedLayoutComesBack) {
  universe_.must({"split-window", "-d", "-h", "-l", "20", "-t", "main", "cat"});
  universe_.must({"split-window", "-d", "-v", "-t", "%1", "cat"});
  const std::string saved = universe_.format("main", "#{window_layout}");
  universe_.must({"select-layout", "-t", "main", "tiled"});
  EXPECT_NE(universe_.format("main", "#{window_layout}"), saved);
  universe_.must({"select-layout", "-t", "main", saved});
  EXPECT_EQ(universe_.format("main", "#{window_layout}"), saved);
  expect_size("24 59");
}

TEST_F(Resize, ADetachedWindowNeverRunsOutOfSpace) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference answers: no space for new pane";
  for (int i = 0; i < 30; ++i) universe_.must({"split-window", "-d", "-t", "main", "cat"});
  EXPECT_EQ(universe_.format("main", "#{window_panes}"), "31");
}

}  // namespace
