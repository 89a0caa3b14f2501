// SPDX-License-Identifier: ISC
// Copy mode without a client: between the command, the registry and the pane's host.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;

class CopyMode : public testing::Test {
 protected:
  void SetUp() override {
    pane_ = universe_.start("main", {"printf 'one two\\nthree foo four\\n'; read -r line; echo $line; sleep 1000"});
    universe_.shows(pane_, "four");
  }
  void x(std::vector<std::string> words) {
    words.insert(words.begin(), {"send-keys", "-t", pane_, "-X"});
    universe_.must(words);
  }
  TempUniverse universe_;
  std::string pane_;
};

TEST_F(CopyMode, AScriptSearchesSelectsAndCopies) {
  universe_.must({"copy-mode", "-t", pane_});
  x({"search-backward", "foo"});
  x({"begin-selection"});
  x({"end-of-line"});
  EXPECT_EQ(universe_.format(pane_, "#{selection_present} #{copy_cursor_x},#{copy_cursor_y}"), "1 14,1");
  x({"copy-selection-and-cancel"});
  EXPECT_EQ(universe_.format(pane_, "#{pane_in_mode} #{pane_search_string}"), "0 foo");
  EXPECT_EQ(universe_.must({"show-buffer"}), "foo four");
}

TEST_F(CopyMode, KeysGoThroughTheTableOfTheMode) {
  universe_.must({"set-option", "-g", "mode-keys", "vi"});
  universe_.must({"bind-key", "-T", "copy-mode-vi", "Y", "send-keys -X copy-line"});
  universe_.must({"copy-mode", "-t", pane_});
  universe_.must({"send-keys", "-t", pane_, "g", "j", "Y", "q"});
  EXPECT_EQ(universe_.must({"show-buffer"}), "three foo four");
  EXPECT_EQ(universe_.format(pane_, "#{pane_in_mode}"), "0");
}

TEST_F(CopyMode, TheTextIsThatOfTheEntry) {
  universe_.must({"copy-mode", "-t", pane_});
  universe_.must({"copy-mode", "-q", "-t", pane_});
  universe_.must({"send-keys", "-t", pane_, "later", "Enter"});
  universe_.shows(pane_, "later\nlater");
  universe_.must({"copy-mode", "-t", pane_});
  x({"search-backward", "later"});
  EXPECT_EQ(universe_.format(pane_, "#{copy_cursor_y}"), "3");
  EXPECT_EQ(universe_.format(pane_, "#{copy_cursor_line}"), "later");
}

TEST_F(CopyMode, APipeGetsTheSelection) {
  universe_.must({"copy-mode", "-t", pane_});
  x({"history-top"});
  const std::string file = universe_.folder() + "/piped";
  x({"copy-pipe-line-and-cancel", "cat > " + file});
  EXPECT_TRUE(wait_until([&] { return universe_.read_file("piped") == "one two"; }));
  EXPECT_EQ(universe_.must({"show-buffer"}), "one two");
}

TEST_F(CopyMode, AnotherPanesTextIsShownAndRefreshed) {
  const std::string other = universe_.must({"split-window", "-d", "-P", "-F", "#{pane_id}", "-t", pane_, "sleep 1000"});
  universe_.must({"copy-mode", "-s", pane_, "-t", other});
  universe_.must({"send-keys", "-t", other, "-X", "search-backward", "foo"});
  EXPECT_EQ(universe_.format(other, "#{copy_cursor_line}"), "three foo four");
  universe_.must({"send-keys", "-t", other, "-X", "refresh-from-pane"});
  EXPECT_EQ(universe_.format(other, "#{copy_cursor_line}"), "three foo four");
}

TEST_F(CopyMode, WhatRunShellPrintedCanBeCopied) {
  universe_.must({"run-shell", "-t", pane_, "echo first; echo second"});
  EXPECT_EQ(universe_.format(pane_, "#{pane_mode} #{copy_cursor_x},#{copy_cursor_y}"), "view-mode 0,0");
  x({"search-forward", "second"});
  x({"copy-line"});
  EXPECT_EQ(universe_.must({"show-buffer"}), "second");
}

}  // namespace
