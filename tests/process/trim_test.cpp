// SPDX-License-Identifier: ISC
// resize-pane -T: the lines below the cursor go, and the history comes down in their place.
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;

class Trim : public testing::Test {
 protected:
  // A pane of 40x6 that shows lines 1 to `count`, then what `then` does to it.
  void show_lines(int count, const std::string& then) {
    universe_.must({"new-session", "-d", "-s", "main", "-x", "40", "-y", "30", "cat"});
    pane_ = universe_.must({"split-window", "-d", "-l", "6", "-P", "-F", "#{pane_id}", "-t", "main", ""});
    std::string text;
    for (int i = 1; i <= count; ++i) text += std::to_string(i) + "\n";
    feed(text + then);
  }
  void feed(const std::string& text) const { universe_.must({"display-message", "-I", "-t", pane_}, text); }
  void trim() const { universe_.must({"resize-pane", "-T", "-t", pane_}); }
  // All lines from the oldest on, then cursor and length of the history.
  std::string all() const {
    std::string text = universe_.must({"capture-pane", "-p", "-S", "-", "-t", pane_});
    for (char& c : text)
      if (c == '\n') c = '|';
    return text + " " + universe_.format(pane_, "#{cursor_x},#{cursor_y} #{history_size}");
  }

  TempUniverse universe_;
  std::string pane_;
};

TEST_F(Trim, TheCursorsLineBecomesTheLast) {
  show_lines(10, "\033[3;5H");
  EXPECT_EQ(all(), "1|2|3|4|5|6|7|8|9|10| 4,2 5");
  trim();
  EXPECT_EQ(all(), "1|2|3|4|5|6|7|8 4,5 2");
  trim();
  EXPECT_EQ(all(), "1|2|3|4|5|6|7|8 4,5 2") << "nothing is below it any more";
  feed("more\nx\ny");
  EXPECT_EQ(all(), "1|2|3|4|5|6|7|8   more|x|y 1,5 4");
}

TEST_F(Trim, AShortHistoryGivesWhatItHas) {
  show_lines(6, "\033[H");
  trim();
  EXPECT_EQ(all(), "1|2|3|4|5|6 0,1 0");
}

TEST_F(Trim, WithoutHistoryNothingIsDropped) {
  show_lines(2, "\033[Hx");
  trim();
  EXPECT_EQ(all(), "x|2|||| 1,0 0");
}

TEST_F(Trim, WrappedLinesStayWhole) {
  const std::string line = "0123456789012345678901234567890123456789012345678901234567890123456789";
  show_lines(0, line + "\n1\n2\n3\n4\n5\n6\033[2;3H");
  trim();
  EXPECT_EQ(all(), line.substr(0, 40) + "|" + line.substr(40) + "|1|2|3|4 2,3 0");
  EXPECT_EQ(universe_.must({"capture-pane", "-J", "-p", "-t", pane_}), line + "\n1\n2\n3\n4");
}

TEST_F(Trim, TheAlternateScreenTakesTheHistoryToo) {
  show_lines(10, "\033[?1049h\033[HALT\033[2;2Hq");
  trim();
  EXPECT_EQ(all(), "1|2|3|4|5|ALT| q 2,5 1");
  feed("\033[?1049l");
  EXPECT_EQ(all(), "1|6|7|8|9|10| 0,5 1");
}

TEST_F(Trim, ATallerPaneTakesBackWhatIsLeft) {
  show_lines(30, "\033[4;1H");
  trim();
  universe_.must({"resize-pane", "-t", pane_, "-y", "9"});
  EXPECT_EQ(universe_.format(pane_, "#{history_size} #{cursor_y}"), "20 8");
  EXPECT_EQ(universe_.must({"capture-pane", "-p", "-t", pane_}), "21\n22\n23\n24\n25\n26\n27\n28\n29");
}

TEST_F(Trim, ADeadPaneIsTrimmedUnderItsNotice) {
  universe_.must({"new-session", "-d", "-s", "main", "-x", "40", "-y", "30", "cat"});
  universe_.must({"set-option", "-w", "-t", "main", "remain-on-exit", "on"});
  pane_ = universe_.must({"split-window", "-d", "-l", "6", "-P", "-F", "#{pane_id}", "-t", "main",
                          "for i in 1 2 3 4 5 6 7 8 9; do echo $i; done"});
  ASSERT_TRUE(universe_.shows(pane_, "Pane is dead"));
  const std::string before = all();
  trim();
  EXPECT_EQ(all(), before);
}

TEST_F(Trim, NothingElseIsLookedAt) {
  show_lines(3, "");
  universe_.must({"resize-pane", "-Z", "-t", pane_});
  universe_.must({"resize-pane", "-T", "-x", "abc", "-t", pane_, "bogus"});
  EXPECT_EQ(universe_.format(pane_, "#{window_zoomed_flag}"), "1");
  const auto missing = universe_.tmux({"resize-pane", "-T", "-t", "%99"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_EQ(missing.err, "can't find pane: %99\n");
}

}  // namespace
