// SPDX-License-Identifier: ISC
// select-*, resize-* and rename-* from the command line: what they change, print and refuse.
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::Words;

class Select : public testing::Test {
 protected:
  void SetUp() override { universe_.start("main"); }
  void split(const std::string& pane, const char* direction) {
    universe_.must({"split-window", "-d", direction, "-t", pane, "cat"});
  }
  std::string current(const char* format) { return universe_.format("main", format); }
  void refuses(const Words& words, const std::string& message) {
    const auto result = universe_.tmux(words);
    EXPECT_EQ(result.exit_code, 1) << words[0];
    EXPECT_EQ(result.err, message + "\n");
    EXPECT_EQ(result.out, "");
  }
  TempUniverse universe_;
};

TEST_F(Select, PanesByDirectionAndBack) {
  split("%0", "-h");
  split("%1", "-v");
  universe_.must({"select-pane", "-t", "%0", "-R"});
  EXPECT_EQ(current("#{pane_id}"), "%1");
  universe_.must({"select-pane", "-D"});
  EXPECT_EQ(current("#{pane_id}"), "%2");
  universe_.must({"select-pane", "-L"});
  EXPECT_EQ(current("#{pane_id}"), "%0");
  universe_.must({"select-pane", "-t", "%0", "-R"});  // %2 was active more recently than %1
  EXPECT_EQ(current("#{pane_id}"), "%2");
  universe_.must({"last-pane"});
  EXPECT_EQ(current("#{pane_id}"), "%0");
  universe_.must({"select-pane", "-l"});
  EXPECT_EQ(current("#{pane_id}"), "%2");
}

TEST_F(Select, AnotherPaneUnzoomsUnlessToldNotTo) {
  split("%0", "-h");
  universe_.must({"resize-pane", "-Z", "-t", "%0"});
  EXPECT_EQ(current("#{window_visible_layout} #{window_layout}"),
            "b25d,80x24,0,0,0 8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
  universe_.must({"select-pane", "-Z", "-R"});
  EXPECT_EQ(current("#{pane_id} #{window_zoomed_flag}"), "%1 1");
  universe_.must({"select-pane", "-L"});
  EXPECT_EQ(current("#{pane_id} #{window_zoomed_flag}"), "%0 0");
}

TEST_F(Select, PaneTitleStyleInputAndMark) {
  universe_.must({"select-pane", "-t", "%0", "-T", "agent #{pane_id}"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.format("%0", "#{pane_title}") == "agent %0"; }));
  universe_.must({"select-pane", "-t", "%0", "-P", "bg=red"});
  EXPECT_EQ(universe_.must({"select-pane", "-t", "%0", "-g"}), "bg=red");
  EXPECT_EQ(universe_.must({"show-options", "-p", "-t", "%0"}), "window-active-style bg=red\nwindow-style bg=red");
  universe_.must({"select-pane", "-t", "%0", "-d"});
  EXPECT_EQ(universe_.format("%0", "#{pane_input_off}"), "1");
  universe_.must({"select-pane", "-t", "%0", "-e"});
  EXPECT_EQ(universe_.format("%0", "#{pane_input_off}"), "0");
  universe_.must({"select-pane", "-t", "%0", "-m"});
  EXPECT_EQ(universe_.format("{marked}", "#{pane_id} #{pane_marked}"), "%0 1");
  universe_.must({"select-pane", "-M"});
  refuses({"select-pane", "-t", "{marked}"}, "no marked target");
}

TEST_F(Select, WindowsByStepAndBack) {
  refuses({"next-window", "-t", "main"}, "no next window");
  refuses({"select-window", "-p"}, "no previous window");
  refuses({"last-window"}, "no last window");
  refuses({"last-pane"}, "no last pane");
  universe_.must({"new-window", "-d", "-t", "main:4", "-n", "four", "cat"});
  universe_.must({"next-window", "-t", "main"});
  EXPECT_EQ(current("#{window_index} #{window_name}"), "4 four");
  universe_.must({"next-window", "-t", "main"});
  EXPECT_EQ(current("#{window_index}"), "0");
  universe_.must({"last-window", "-t", "main"});
  EXPECT_EQ(current("#{window_index}"), "4");
  universe_.must({"select-window", "-T", "-t", "main:4"});
  EXPECT_EQ(current("#{window_index}"), "0");
  universe_.must({"select-window", "-t", "main:fo"});
  EXPECT_EQ(current("#{window_index}"), "4");
  universe_.must({"previous-window", "-t", "main"});
  EXPECT_EQ(current("#{window_index}"), "0");
}

TEST_F(Select, LayoutsByNameByStepAndBack) {
  split("%0", "-h");
  split("%0", "-h");
  split("%1", "-h");
  const std::string even = "7668,80x24,0,0{19x24,0,0,0,19x24,20,0,2,19x24,40,0,1,20x24,60,0,3}";
  const std::string tiled =
      "3155,80x24,0,0[80x11,0,0{39x11,0,0,0,40x11,40,0,2},80x12,0,12{39x12,0,12,1,40x12,40,12,3}]";
  universe_.must({"select-layout", "t"});
  EXPECT_EQ(current("#{window_layout}"), tiled);
  universe_.must({"next-layout"});
  EXPECT_EQ(current("#{window_layout}"), even);
  universe_.must({"select-layout", "-o"});
  EXPECT_EQ(current("#{window_layout}"), tiled);
  universe_.must({"previous-layout"});
  universe_.must({"select-layout", even});
  EXPECT_EQ(current("#{window_layout}"), even);
  refuses({"select-layout", "bogus"}, "invalid layout: bogus");
  refuses({"select-layout", "b25d,80x24,0,0,0"}, "have 4 panes but need 1: b25d,80x24,0,0,0");
}

TEST_F(Select, SizesOutOfRangeAreRefused) {
  refuses({"resize-pane", "-x", "200%"}, "width too large");
  refuses({"resize-pane", "-y", "abc"}, "height invalid");
  refuses({"resize-pane", "-L", "0"}, "adjustment too small");
  refuses({"resize-window", "-x", "10001"}, "width too large");
  refuses({"resize-window", "-y", "0"}, "height too small");
}

TEST_F(Select, AManualWindowKeepsItsSizeUnderALayout) {
  split("%0", "-h");
  universe_.must({"resize-window", "-x", "101", "-y", "33"});
  universe_.must({"select-layout", "8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}"});
  EXPECT_EQ(current("#{window_width}x#{window_height}"), "101x33");
  EXPECT_EQ(universe_.must({"show-options", "-w", "window-size"}), "window-size manual");
  universe_.must({"resize-window", "-A"});
  EXPECT_EQ(current("#{window_width}x#{window_height}"), "80x24");
}

TEST_F(Select, RenamingCleansNamesAndRefusesDuplicates) {
  universe_.must({"rename-window", "a$b c:d.e"});
  EXPECT_EQ(current("#{window_name}"), "a\\$b c:d.e");
  EXPECT_EQ(universe_.must({"show-options", "-w", "automatic-rename"}), "automatic-rename off");
  universe_.must({"rename-session", "q.r:s"});
  EXPECT_EQ(universe_.must({"list-sessions", "-F", "#{session_name}"}), "q_r_s");
  universe_.must({"new-session", "-d", "-s", "other", "cat"});
  refuses({"rename-session", "-t", "q_r_s", "other"}, "duplicate session: other");
  refuses({"rename-session", "-t", "other", ""}, "invalid session: ");
  refuses({"rename-session", "-t", "nope", "x"}, "can't find session: nope");
}

}  // namespace
