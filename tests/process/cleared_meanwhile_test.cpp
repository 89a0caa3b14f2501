// SPDX-License-Identifier: ISC
// A spawn that is on its way while somebody kills the world it began in (docs/locking.md, rule 9).
#include <gtest/gtest.h>
#include <signal.h>

#include "tests/support/process_list.hpp"
#include "tests/support/small_world.hpp"
#include "tests/support/temp_universe.hpp"

namespace {

using support::SmallWorld;
using support::Words;

class ClearedMeanwhile : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference has no such steps";
    ASSERT_EQ(world_.build(), "");
  }
  // Its host is made, and it has not asked for the lock yet.
  pid_t spawn_stopped(const Words& words) {
    world_.wish("stop", "shim:spawn.forked");
    const pid_t pid = world_.launch(words);
    for (int n = 0; n < 5000 && support::state_of(pid) != 'T'; ++n) support::short_pause();
    EXPECT_EQ(support::state_of(pid), 'T');
    world_.forget_wishes();
    return pid;
  }
  int go_on(pid_t pid) {
    ::kill(pid, SIGCONT);
    return support::wait_for_exit(pid, 20'000);
  }
  SmallWorld world_;
};

TEST_F(ClearedMeanwhile, ANewSessionDoesNotOutliveAKillServer) {
  const pid_t spawn = spawn_stopped({"new-session", "-d", "-s", "late", "exec cat"});
  EXPECT_EQ(world_.tmux({"kill-server"}).exit_code, 0);
  EXPECT_EQ(go_on(spawn), 1);
  EXPECT_EQ(world_.launched_errors(), "server exited unexpectedly\n");
  EXPECT_EQ(world_.settle(15'000), "");
  EXPECT_TRUE(world_.processes().empty());
}

TEST_F(ClearedMeanwhile, AWindowDoesNotGoIntoTheNextWorld) {
  const pid_t spawn = spawn_stopped({"new-window", "-d", "-t", "main:", "exec cat"});
  EXPECT_EQ(world_.tmux({"kill-server"}).exit_code, 0);
  EXPECT_EQ(world_.tmux({"new-session", "-d", "-s", "main", "exec cat"}).exit_code, 0);
  EXPECT_EQ(go_on(spawn), 1);
  EXPECT_EQ(world_.launched_errors(), "server exited unexpectedly\n");
  EXPECT_EQ(world_.panes().size(), 1u);
  EXPECT_EQ(world_.settle(15'000), "");
}

TEST_F(ClearedMeanwhile, ASplitDoesNotFindAPaneThatWasKilled) {
  const pid_t spawn = spawn_stopped({"split-window", "-d", "-t", "%3", "exec cat"});
  EXPECT_EQ(world_.tmux({"kill-session", "-t", "other"}).exit_code, 0);
  EXPECT_EQ(go_on(spawn), 1);
  EXPECT_EQ(world_.launched_errors(), "can't find pane: %3\n");
  EXPECT_EQ(world_.panes().size(), 4u);
  EXPECT_EQ(world_.settle(15'000), "");
}

// Somebody else's clearing is no reason to fail.
TEST_F(ClearedMeanwhile, ASpawnElsewhereIsNotDisturbedByAKillSession) {
  const pid_t spawn = spawn_stopped({"new-window", "-d", "-t", "main:", "exec cat"});
  EXPECT_EQ(world_.tmux({"kill-session", "-t", "other"}).exit_code, 0);
  EXPECT_EQ(go_on(spawn), 0);
  EXPECT_EQ(world_.panes().size(), 5u);
  EXPECT_EQ(world_.settle(15'000), "");
}

// Nobody wanted that end: the session is what keeps the world.
TEST_F(ClearedMeanwhile, ANewSessionFollowsAWorldThatEndedByItself) {
  for (const char* pane : {"%1", "%2", "%3", "%4"}) EXPECT_EQ(world_.tmux({"kill-pane", "-t", pane}).exit_code, 0);
  const pid_t spawn = spawn_stopped({"new-session", "-d", "-s", "late", "exec cat"});
  EXPECT_EQ(world_.tmux({"kill-pane", "-t", "%0"}).exit_code, 0);
  EXPECT_EQ(go_on(spawn), 0);
  EXPECT_EQ(world_.panes().size(), 1u);
  EXPECT_EQ(world_.settle(15'000), "");
}

// Between the commit that takes panes out and the stop of their hosts nobody else knows these hosts.
TEST_F(ClearedMeanwhile, HostsGoThoughTheirKillerWasKilled) {
  const std::vector<Words> killers = {
      {"kill-pane", "-t", "%1"}, {"kill-window", "-t", "main:1"}, {"kill-session", "-t", "other"}, {"kill-server"}};
  for (const Words& words : killers) {
    world_.wish("kill", "shim:kill.committed");
    EXPECT_EQ(world_.tmux(words).signal, SIGKILL) << words[0];
    world_.forget_wishes();
    EXPECT_EQ(world_.settle(15'000), "") << words[0];
  }
  EXPECT_TRUE(world_.processes().empty());
}

}  // namespace
