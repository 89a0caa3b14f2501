// SPDX-License-Identifier: ISC
// How a universe begins and ends.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>

#include "state/fd.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;

TEST(Lifecycle, BeforeTheFirstSessionThereIsNothingToConnectTo) {
  const TempUniverse universe;
  const auto result = universe.tmux({"list-sessions"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "error connecting to " + universe.socket_path() + " (No such file or directory)\n");
}

TEST(Lifecycle, KillServerWithoutAUniverseSaysSo) {
  const TempUniverse universe;
  const auto result = universe.tmux({"-L", "none", "kill-server"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "error connecting to " + universe.socket_path("none") + " (No such file or directory)\n");
}

TEST(Lifecycle, ASocketStandsWhereClientsLookForIt) {
  const TempUniverse universe;
  universe.start();
  EXPECT_EQ(universe.shell("test -S " + universe.socket_path()).exit_code, 0);
  EXPECT_EQ(universe.format("main", "#{socket_path}"), universe.socket_path());
}

TEST(Lifecycle, AfterKillServerNoProcessIsLeft) {
  const TempUniverse universe;
  universe.start("main");
  universe.must({"split-window", "-d", "cat"});
  universe.start("other");
  EXPECT_FALSE(support::processes_of(universe.folder()).empty());
  const auto result = universe.tmux({"kill-server"});
  EXPECT_TRUE(result.ok()) << result.describe();
  EXPECT_TRUE(support::wait_until([&] { return support::processes_of(universe.folder()).empty(); }));
}

TEST(Lifecycle, AfterKillServerThereIsNoServer) {
  const TempUniverse universe;
  universe.start();
  universe.must({"kill-server"});
  // For a moment the reference answers "server exited unexpectedly".
  if (support::testing_reference())
    support::wait_until([&] { return support::processes_of(universe.folder()).empty(); });
  const auto result = universe.tmux({"list-panes", "-a"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err,
              testing::AnyOf("no server running on " + universe.socket_path() + "\n",
                             "error connecting to " + universe.socket_path() + " (No such file or directory)\n"));
}

TEST(Lifecycle, AfterKillServerNoSocketAndNoLockIsHeld) {
  const TempUniverse universe;
  universe.start();
  universe.must({"split-window", "-d", "cat"});
  universe.must({"kill-server"});
  EXPECT_EQ(universe.shell("find . -name '*.sock' -o -name '*.page'").out, "");
  if (support::testing_reference()) return;
  const state::Fd lock(::open((universe.state_path() + "/registry.lock").c_str(), O_RDWR | O_CLOEXEC));
  ASSERT_TRUE(lock);
  EXPECT_EQ(::flock(lock.get(), LOCK_EX | LOCK_NB), 0);
}

TEST(Lifecycle, IdsGoOnAfterKillServer) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference begins again at zero";
  const TempUniverse universe;
  EXPECT_EQ(universe.start(), "%0");
  EXPECT_EQ(universe.must({"split-window", "-d", "-P", "-F", "#{pane_id}", "cat"}), "%1");
  universe.must({"kill-server"});
  EXPECT_EQ(universe.start(), "%2");
  EXPECT_EQ(universe.format("main", "#{session_id} #{window_id}"), "$1 @1");
}

TEST(Lifecycle, KillSessionLeavesTheOthersAlone) {
  const TempUniverse universe;
  universe.start("one");
  universe.start("two");
  universe.must({"kill-session", "-t", "one"});
  EXPECT_EQ(universe.must({"list-panes", "-a", "-F", "#{session_name} #{pane_id}"}), "two %1");
}

TEST(Lifecycle, TheLastSessionEndsTheUniverse) {
  const TempUniverse universe;
  universe.start();
  universe.must({"kill-session", "-t", "main"});
  EXPECT_TRUE(support::wait_until([&] { return support::processes_of(universe.folder()).empty(); }));
  EXPECT_EQ(universe.tmux({"list-sessions"}).exit_code, 1);
}

TEST(Lifecycle, SocketPathsAreUniversesOfTheirOwn) {
  const TempUniverse universe;
  universe.start();
  universe.must({"-L", "second", "new-session", "-d", "-s", "there", "cat"});
  universe.must({"-S", universe.path("third"), "new-session", "-d", "-s", "far", "cat"});
  EXPECT_EQ(universe.must({"list-panes", "-a", "-F", "#{session_name} #{pane_id}"}), "main %0");
  EXPECT_EQ(universe.must({"-L", "second", "list-panes", "-a", "-F", "#{session_name} #{pane_id}"}), "there %0");
  EXPECT_EQ(universe.must({"-S", universe.path("third"), "list-panes", "-a", "-F", "#{session_name}"}), "far");
  universe.must({"-S", universe.path("third"), "kill-server"});
}

TEST(Lifecycle, ARealServerOnTheSamePathIsLeftAlone) {
  if (support::testing_reference() || ::access("/usr/bin/tmux", X_OK) != 0) GTEST_SKIP() << "needs both";
  const TempUniverse universe;
  const support::RunOptions real{universe.environment(), universe.folder(), {}};
  EXPECT_TRUE(support::run_program({"/usr/bin/tmux", "new-session", "-d", "-s", "theirs", "cat"}, real).ok());
  universe.start("ours");
  EXPECT_EQ(universe.must({"list-sessions", "-F", "#{session_name}"}), "ours");
  universe.must({"kill-server"});
  const auto theirs = support::run_program({"/usr/bin/tmux", "list-sessions", "-F", "#{session_name}"}, real);
  EXPECT_EQ(theirs.out, "theirs\n") << theirs.describe();
  EXPECT_TRUE(support::run_program({"/usr/bin/tmux", "kill-server"}, real).ok());
}

TEST(Lifecycle, ASessionOfTheSameNameIsADuplicate) {
  const TempUniverse universe;
  universe.start();
  const auto result = universe.tmux({"new-session", "-d", "-s", "main"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "duplicate session: main\n");
  EXPECT_EQ(universe.must({"list-sessions", "-F", "#{session_name}"}), "main");
}

}  // namespace
