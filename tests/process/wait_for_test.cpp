// SPDX-License-Identifier: ISC
// wait-for: channels that processes wake and lock each other with.
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;

class WaitFor : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }
  TempUniverse universe_;
};

TEST_F(WaitFor, ASignalWakesEveryWaiter) {
  const auto result = universe_.shell(
      "(tmux wait-for ch && echo one >> woken) & (tmux wait-for ch && echo two >> woken) & "
      "sleep 0.5; test -e woken && echo early; tmux wait-for -S ch; wait");
  EXPECT_TRUE(result.ok()) << result.describe();
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(universe_.read_file("woken").size(), 8u);
}

TEST_F(WaitFor, ASignalBeforeTheWaiterIsRemembered) {
  universe_.must({"wait-for", "-S", "early"});
  const auto result = universe_.tmux({"wait-for", "early"});
  EXPECT_TRUE(result.ok()) << result.describe();
}

TEST_F(WaitFor, ALockIsHeldUntilItIsUnlocked) {
  const auto result = universe_.shell(
      "tmux wait-for -L door; (tmux wait-for -L door && echo in >> order) & sleep 0.5; echo out >> order; "
      "tmux wait-for -U door; wait; tmux wait-for -U door");
  EXPECT_TRUE(result.ok()) << result.describe();
  EXPECT_EQ(universe_.read_file("order"), "out\nin\n");
}

TEST_F(WaitFor, UnlockingWhatIsNotLockedIsAnError) {
  const auto result = universe_.tmux({"wait-for", "-U", "door"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "channel door not locked\n");
}

TEST_F(WaitFor, AProgramInAPaneSignalsItsLeader) {
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec sh"});
  universe_.must({"send-keys", "-t", pane, "sleep 0.2; tmux wait-for -S built", "Enter"});
  const auto result = universe_.tmux({"wait-for", "built"});
  EXPECT_TRUE(result.ok()) << result.describe();
}

TEST_F(WaitFor, TheEndOfTheUniverseEndsTheWait) {
  const auto result = universe_.shell("tmux wait-for never & sleep 0.5; tmux kill-server; wait");
  EXPECT_FALSE(result.timed_out) << result.describe();
  EXPECT_TRUE(wait_until([&] { return !universe_.tmux({"has-session"}).ok(); }));
}

}  // namespace
