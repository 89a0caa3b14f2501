// SPDX-License-Identifier: ISC
// What happens when a pane's program ends, and how a pane is given another one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "tests/support/process_list.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using testing::HasSubstr;

class PaneExit : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }

  // A window of its own whose program waits for a line, then leaves with `status`.
  std::string waiting_pane(const std::string& status) {
    return universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "read line; exit " + status});
  }
  void let_go(const std::string& pane) { universe_.must({"send-keys", "-t", pane, "Enter"}); }
  bool listed(const std::string& pane) {
    return ("\n" + universe_.must({"list-panes", "-a", "-F", "#{pane_id}"}) + "\n").find("\n" + pane + "\n") !=
           std::string::npos;
  }
  bool becomes_dead(const std::string& pane) {
    return wait_until([&] { return universe_.format(pane, "#{pane_dead}") == "1"; });
  }

  TempUniverse universe_;
};

TEST_F(PaneExit, ThePaneGoesWithItsProgram) {
  const std::string pane = universe_.must({"split-window", "-d", "-P", "-F", "#{pane_id}", "read line"});
  EXPECT_TRUE(listed(pane));
  let_go(pane);
  EXPECT_TRUE(wait_until([&] { return !listed(pane); }));
  EXPECT_EQ(universe_.format("main", "#{window_panes} #{pane_height}"), "1 24");
}

TEST_F(PaneExit, TheLastPaneTakesItsWindowAlong) {
  const std::string pane = waiting_pane("0");
  EXPECT_EQ(universe_.format("main", "#{session_windows}"), "2");
  let_go(pane);
  EXPECT_TRUE(wait_until([&] { return universe_.format("main", "#{session_windows}") == "1"; }));
}

TEST_F(PaneExit, TheLastWindowTakesItsSessionAlong) {
  const std::string pane = universe_.start("other", {"read line"});
  let_go(pane);
  EXPECT_TRUE(wait_until([&] { return universe_.must({"list-sessions", "-F", "#{session_name}"}) == "main"; }));
}

TEST_F(PaneExit, TheLastSessionTakesTheUniverseAlong) {
  universe_.must({"send-keys", "-t", "main", "C-d"});
  EXPECT_TRUE(wait_until([&] { return support::processes_of(universe_.folder()).empty(); }));
  EXPECT_EQ(universe_.tmux({"list-sessions"}).exit_code, 1);
}

TEST_F(PaneExit, RemainOnExitKeepsThePaneAndItsStatus) {
  const std::string pane = waiting_pane("3");
  universe_.must({"set-option", "-p", "-t", pane, "remain-on-exit", "on"});
  let_go(pane);
  ASSERT_TRUE(becomes_dead(pane));
  // Debian's build loses the signal of a child's end while its utempter helper runs.
  if (support::testing_reference() && universe_.format(pane, "#{pane_dead_status}").empty()) GTEST_SKIP();
  EXPECT_EQ(universe_.format(pane, "#{pane_dead_status}"), "3");
  EXPECT_EQ(universe_.format(pane, "#{pane_dead_signal}"), "");
  EXPECT_TRUE(universe_.shows(pane, "Pane is dead (status 3, "));
}

TEST_F(PaneExit, RemainOnExitTellsTheSignal) {
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec sleep 1000"});
  universe_.must({"set-option", "-p", "-t", pane, "remain-on-exit", "on"});
  ::kill(std::atoi(universe_.format(pane, "#{pane_pid}").c_str()), SIGKILL);
  ASSERT_TRUE(becomes_dead(pane));
  EXPECT_EQ(universe_.format(pane, "#{pane_dead_signal}"), "9");
  EXPECT_EQ(universe_.format(pane, "#{pane_dead_status}"), "");
}

TEST_F(PaneExit, RemainOnExitFailedKeepsOnlyFailures) {
  universe_.must({"set-option", "-g", "remain-on-exit", "failed"});
  const std::string good = waiting_pane("0"), bad = waiting_pane("7");
  let_go(good);
  let_go(bad);
  ASSERT_TRUE(becomes_dead(bad));
  EXPECT_EQ(universe_.format(bad, "#{pane_dead_status}"), "7");
  EXPECT_TRUE(wait_until([&] { return !listed(good); }));
}

TEST_F(PaneExit, ADeadPaneCanBeKilled) {
  const std::string pane = waiting_pane("1");
  universe_.must({"set-option", "-p", "-t", pane, "remain-on-exit", "on"});
  let_go(pane);
  ASSERT_TRUE(becomes_dead(pane));
  universe_.must({"kill-pane", "-t", pane});
  EXPECT_FALSE(listed(pane));
}

TEST_F(PaneExit, RespawnKeepsTheIdOfADeadPane) {
  const std::string pane = waiting_pane("1");
  universe_.must({"set-option", "-p", "-t", pane, "remain-on-exit", "on"});
  let_go(pane);
  ASSERT_TRUE(becomes_dead(pane));
  universe_.must({"respawn-pane", "-t", pane, "echo second life in $TMUX_PANE; exec cat"});
  EXPECT_TRUE(universe_.shows(pane, "second life in " + pane));
  EXPECT_EQ(universe_.format(pane, "#{pane_id} #{pane_dead}"), pane + " 0");
}

TEST_F(PaneExit, RespawnReplacesARunningProgramOnlyWithK) {
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"});
  const pid_t first = std::atoi(universe_.format(pane, "#{pane_pid}").c_str());
  const auto refused = universe_.tmux({"respawn-pane", "-t", pane, "cat"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_EQ(refused.err, "respawn pane failed: pane main:1.0 still active\n");
  EXPECT_TRUE(support::process_alive(first));
  universe_.must({"respawn-pane", "-k", "-t", pane, "-e", "WORD=other", "-c", "/", "echo $WORD in $PWD; exec cat"});
  EXPECT_TRUE(universe_.shows(pane, "other in /"));
  EXPECT_TRUE(wait_until([&] { return !support::process_alive(first); }));
  EXPECT_NE(universe_.format(pane, "#{pane_pid}"), std::to_string(first));
}

TEST_F(PaneExit, RespawnWithoutACommandRunsTheFirstOneAgain) {
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "echo x >> runs; exec cat"});
  EXPECT_TRUE(wait_until([&] { return universe_.read_file("runs") == "x\n"; }));
  universe_.must({"respawn-pane", "-k", "-t", pane});
  EXPECT_TRUE(wait_until([&] { return universe_.read_file("runs") == "x\nx\n"; }));
}

TEST_F(PaneExit, KillPaneEndsItsProgram) {
  const std::string pane = universe_.must({"split-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"});
  const pid_t child = std::atoi(universe_.format(pane, "#{pane_pid}").c_str());
  universe_.must({"kill-pane", "-t", pane});
  EXPECT_FALSE(listed(pane));
  EXPECT_TRUE(wait_until([&] { return !support::process_alive(child); }));
}

TEST_F(PaneExit, KillPaneWithAKeepsOnlyTheTarget) {
  for (int i = 0; i < 3; ++i) universe_.must({"split-window", "-d", "-t", "main:0", "cat"});
  universe_.must({"kill-pane", "-a", "-t", "%2"});
  EXPECT_EQ(universe_.must({"list-panes", "-t", "main:0", "-F", "#{pane_id}"}), "%2");
}

TEST_F(PaneExit, KillWindowEndsItsPanes) {
  universe_.must({"new-window", "-d", "-n", "work", "cat"});
  universe_.must({"split-window", "-d", "-t", "main:work", "cat"});
  universe_.must({"kill-window", "-t", "main:work"});
  EXPECT_EQ(universe_.must({"list-panes", "-a", "-F", "#{pane_id}"}), "%0");
}

}  // namespace
