// SPDX-License-Identifier: ISC
// Panes that run no program and show what is fed to them: split-window '', split-window -I, display-message -I.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/process_list.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using testing::HasSubstr;

class EmptyPane : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }

  std::string empty_pane() const {
    return universe_.must({"split-window", "-d", "-P", "-F", "#{pane_id}", "-t", "main", ""});
  }
  void feed(const std::string& pane, const std::string& text) const {
    universe_.must({"display-message", "-I", "-t", pane}, text);
  }
  // The lines that are not empty, "|" after each.
  std::string lines(const std::string& pane) const {
    std::string text = universe_.must({"capture-pane", "-p", "-S", "-", "-t", pane}) + "\n", out;
    for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
      if (end > at) out += text.substr(at, end - at) + "|";
    return out;
  }

  TempUniverse universe_;
};

TEST_F(EmptyPane, IsDeadFromTheBeginning) {
  const std::string pane = empty_pane();
  EXPECT_EQ(universe_.format(pane, "#{pane_dead} #{pane_pid} #{cursor_flag}"), "1 0 0");
  EXPECT_EQ(universe_.format(pane, "<#{pane_dead_status}#{pane_dead_signal}#{pane_dead_time}>"), "<>");
  EXPECT_EQ(universe_.format(pane, "<#{pane_tty}#{pane_current_path}>"), "<>");
  EXPECT_EQ(universe_.format(pane, "#{pane_start_command} #{pane_current_command}"), "'' ''");
  EXPECT_THAT(universe_.must({"list-panes", "-t", "main"}), HasSubstr(pane + " (dead)"));
}

TEST_F(EmptyPane, OneMadeForInputHasTheCommandOfAnyOther) {
  const std::string pane = universe_.must({"split-window", "-I", "-d", "-P", "-F", "#{pane_id}", "-t", "main"}, "x");
  EXPECT_EQ(universe_.format(pane, "<#{pane_start_command}>"), "<>");
}

TEST_F(EmptyPane, ShowsWhatIsFed) {
  const std::string pane = empty_pane();
  feed(pane, "one\ntwo\n\033[1mth");
  feed(pane, "ree");
  EXPECT_EQ(lines(pane), "one|two|three|");
  EXPECT_EQ(universe_.format(pane, "#{cursor_x},#{cursor_y}"), "5,2");
  EXPECT_THAT(universe_.must({"capture-pane", "-e", "-p", "-t", pane}), HasSubstr("\033[1mthree"));
}

TEST_F(EmptyPane, SplitWithIShowsStdinAfterThePaneIsKnown) {
  const auto made = universe_.tmux({"split-window", "-I", "-d", "-P", "-F", "#{pane_id}", "-t", "main"}, "a\nb\n");
  ASSERT_TRUE(made.ok()) << made.describe();
  EXPECT_EQ(lines(made.line()), "a|b|");
}

// The id is printed before the end of stdin, or the writer would wait for ever.
TEST_F(EmptyPane, SplitWithIPrintsBeforeItReads) {
  const auto result = universe_.shell(
      "mkfifo in; tmux split-window -I -d -P -F '#{pane_id}' -t main < in > id & exec 3> in; "
      "n=0; while [ ! -s id ] && [ $n -lt 500 ]; do sleep 0.02; n=$((n + 1)); done; cp id early; "
      "echo late >&3; exec 3>&-; wait $!");
  ASSERT_EQ(result.exit_code, 0) << result.describe();
  const std::string id = universe_.read_file("early");
  ASSERT_FALSE(id.empty());
  EXPECT_EQ(lines(id.substr(0, id.size() - 1)), "late|");
}

TEST_F(EmptyPane, ALongInputArrivesWholeAndInOrder) {
  const std::string pane = empty_pane();
  std::string text, expected;
  for (int i = 0; i < 20000; ++i) text += "line " + std::to_string(i) + " of many that are fed\n";
  for (int i = 18500; i < 20000; ++i) expected += "line " + std::to_string(i) + " of many that are fed|";
  feed(pane, text);
  const std::string shown = lines(pane);
  ASSERT_GT(shown.size(), expected.size());
  EXPECT_EQ(shown.substr(shown.size() - expected.size()), expected);
}

TEST_F(EmptyPane, WithACommandIIsNotLookedAt) {
  const std::string pane =
      universe_.must({"split-window", "-I", "-d", "-P", "-F", "#{pane_id}", "-t", "main", "echo run; cat"}, "fed");
  EXPECT_TRUE(universe_.shows(pane, "run"));
  EXPECT_EQ(lines(pane), "run|");
}

TEST_F(EmptyPane, APaneWithAProgramTakesNoFeed) {
  const auto result = universe_.tmux({"display-message", "-I", "-t", "%0"}, "x");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "pane is not empty\n");
  EXPECT_EQ(lines("%0"), "");
  EXPECT_TRUE(universe_.tmux({"display-message", "-I", "-t", "%99"}, "x").ok()) << "no pane is no error";
}

TEST_F(EmptyPane, KeysAndBuffersGoNowhere) {
  const std::string pane = empty_pane();
  universe_.must({"send-keys", "-t", pane, "hello", "Enter"});
  universe_.must({"set-buffer", "text"});
  universe_.must({"paste-buffer", "-t", pane});
  EXPECT_EQ(lines(pane), "");
  const auto piped = universe_.tmux({"pipe-pane", "-t", pane, "cat > log"});
  EXPECT_EQ(piped.exit_code, 1);
  EXPECT_EQ(piped.err, "target pane has exited\n");
}

TEST_F(EmptyPane, AResetEndsTheReturnAtLineFeeds) {
  const std::string pane = empty_pane();
  universe_.must({"send-keys", "-R", "-t", pane});
  feed(pane, "1\n2");
  EXPECT_EQ(lines(pane), "1| 2|");
  EXPECT_EQ(universe_.format(pane, "#{cursor_flag}"), "1");
}

TEST_F(EmptyPane, ARespawnGivesItAProgram) {
  const std::string pane = empty_pane();
  feed(pane, "before");
  universe_.must({"respawn-pane", "-t", pane, "echo alive; exec cat"});
  EXPECT_TRUE(universe_.shows(pane, "alive"));
  EXPECT_EQ(universe_.format(pane, "#{pane_id} #{pane_dead} #{cursor_flag}"), pane + " 0 1");
  universe_.must({"send-keys", "-t", pane, "typed", "Enter"});
  EXPECT_TRUE(universe_.shows(pane, "typed"));
  EXPECT_EQ(universe_.tmux({"respawn-pane", "-t", pane, "cat"}).exit_code, 1) << "it is active now";
  feed(pane, "\033[2J\033[Hfed\nbeside");  // it was made empty, and that is what counts
  EXPECT_EQ(lines(pane).substr(lines(pane).size() - 11), "fed|beside|");
}

// `''` is its command still: a shell that has nothing to do. One that -I made gets the default shell.
TEST_F(EmptyPane, ARespawnWithoutACommandRunsTheStoredOne) {
  universe_.must({"set-option", "-g", "remain-on-exit", "on"});
  const std::string nothing = empty_pane();
  const std::string fed = universe_.must({"split-window", "-I", "-d", "-P", "-F", "#{pane_id}", "-t", "main"}, "x");
  universe_.must({"respawn-pane", "-t", nothing});
  universe_.must({"respawn-pane", "-t", fed});
  EXPECT_TRUE(universe_.shows(nothing, "Pane is dead"));
  EXPECT_NE(universe_.format(nothing, "#{pane_pid}"), "0");
  universe_.must({"send-keys", "-t", fed, "echo $((6 * 7))", "Enter"});
  EXPECT_TRUE(universe_.shows(fed, "42"));
  EXPECT_EQ(universe_.format(fed, "#{pane_dead}"), "0");
}

TEST_F(EmptyPane, IsKilledLikeAnyOther) {
  const std::string pane = empty_pane();
  universe_.must({"kill-pane", "-t", pane});
  EXPECT_EQ(universe_.must({"list-panes", "-s", "-F", "#{pane_id}"}), "%0");
}

TEST_F(EmptyPane, KeepsItsWindow) {
  universe_.must({"new-window", "-d", "-t", "main:7", "cat"});
  const std::string pane = universe_.must({"split-window", "-d", "-P", "-F", "#{pane_id}", "-t", "main:7", ""});
  universe_.must({"kill-pane", "-t", "main:7.0"});
  universe_.must({"set-option", "-p", "-t", pane, "remain-on-exit", "off"});
  feed(pane, "still here");
  universe_.must({"resize-window", "-t", "main:7", "-x", "50", "-y", "7"});
  EXPECT_EQ(universe_.format(pane, "#{pane_width}x#{pane_height}"), "50x7");
  EXPECT_EQ(lines(pane), "still here|");
}

TEST_F(EmptyPane, ItsFeederEndsWithIt) {
  const std::string pane = empty_pane();
  const auto result = universe_.shell("(while echo more; do sleep 0.01; done) | tmux display-message -I -t " + pane +
                                      " & n=0; until tmux capture-pane -p -t " + pane +
                                      " | grep -q more || [ $n -gt 500 ]; do sleep 0.02; n=$((n + 1)); done; "
                                      "tmux kill-pane -t " +
                                      pane + "; wait $!");
  EXPECT_EQ(result.exit_code, 0) << result.describe();
  EXPECT_EQ(result.err, "");
}

// Only split-window makes panes without a program; elsewhere an empty command is a shell that has nothing to do.
TEST_F(EmptyPane, AnEmptyCommandOfAWindowIsRun) {
  universe_.must({"set-option", "-g", "remain-on-exit", "on"});
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", ""});
  EXPECT_TRUE(universe_.shows(pane, "Pane is dead"));
  EXPECT_NE(universe_.format(pane, "#{pane_pid}"), "0");
  const std::string first = universe_.must({"new-session", "-d", "-s", "other", "-P", "-F", "#{pane_id}", ""});
  EXPECT_TRUE(universe_.shows(first, "Pane is dead"));
}

}  // namespace
