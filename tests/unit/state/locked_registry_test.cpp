// SPDX-License-Identifier: ISC
#include "state/locked_registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using state::ErrorCode;
using state::LockedRegistry;
using state::Registry;
using state::Result;
using state_test::add_one;
using state_test::add_world;
using state_test::Child;
using state_test::message;
using state_test::slurp;
using state_test::spill;
using state_test::TempDir;
using testing::MatchesRegex;

std::size_t sessions_in(const state::StateDir& dir) {
  const auto registry = state::read_registry(dir);
  return registry ? registry->session_ids().size() : 0;
}

TEST(LockedRegistry, BootstrapsTheWholeFolder) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  EXPECT_EQ(state::read_registry(dir).error().code, ErrorCode::not_found);
  ASSERT_EQ(message(state::transact(dir, add_one)), "");
  EXPECT_TRUE(fs::is_directory(dir.panes_path()));
  const auto registry = state::read_registry(dir);
  ASSERT_TRUE(registry);
  EXPECT_EQ(registry->head().generation, 1U);
  EXPECT_EQ(registry->head().boot_id, state::current_boot_id());
  EXPECT_EQ(message(registry->check_invariants()), "");
  EXPECT_EQ(fs::status(dir.registry_path()).permissions(), fs::perms(0600));
}

TEST(LockedRegistry, FinishesAFolderThatAKilledFirstCommandLeft) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  fs::create_directory(dir.path());
  fs::permissions(dir.path(), fs::perms(0700));
  ASSERT_TRUE(state::transact(dir, add_one));
  EXPECT_TRUE(fs::is_directory(dir.buffers_path()));
}

TEST(LockedRegistry, EveryCommitBumpsTheGeneration) {
  const TempDir temp;
  for (unsigned i = 1; i <= 5; ++i) {
    ASSERT_TRUE(state::transact(temp.state_dir(), add_one));
    EXPECT_EQ(state::read_registry(temp.state_dir())->head().generation, i);
  }
}

TEST(LockedRegistry, DroppedWithoutCommitChangesNothingAndFreesTheLock) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, add_one));
  const std::string before = slurp(dir.registry_path());
  {
    auto guard = LockedRegistry::open(dir);
    ASSERT_TRUE(guard);
    add_world(guard->registry(), "dropped");
  }
  EXPECT_EQ(slurp(dir.registry_path()), before);
  EXPECT_TRUE(LockedRegistry::open(dir, 0ms));
}

TEST(LockedRegistry, AFailingBodyWritesNothing) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, add_one));
  const std::string before = slurp(dir.registry_path());
  int runs = 0;
  const auto result = state::transact(dir, [&](Registry& registry) -> Result<void> {
    ++runs;
    add_world(registry, "x");
    return state::fail(ErrorCode::conflict, "the session is gone");
  });
  EXPECT_EQ(message(result), "the session is gone");
  EXPECT_EQ(runs, 1);  // the body's own error is an answer, not a reason to run again
  EXPECT_EQ(slurp(dir.registry_path()), before);
}

TEST(LockedRegistry, CommitFreesTheLockWhileTheSpentGuardLives) {
  const TempDir temp;
  auto guard = LockedRegistry::open(temp.state_dir());
  ASSERT_TRUE(guard);
  EXPECT_EQ(LockedRegistry::open(temp.state_dir(), 0ms).error().code, ErrorCode::busy);
  ASSERT_TRUE(std::move(*guard).commit());
  EXPECT_TRUE(LockedRegistry::open(temp.state_dir(), 0ms));
}

TEST(LockedRegistry, ATransactionCanKeepWhatItCommitted) {
  const TempDir temp;
  const auto kept = state::transact_and_keep(temp.state_dir(), add_one);
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_FALSE(state::lock_held());
  EXPECT_EQ(kept->serialize(), slurp(temp.state_dir().registry_path()));
  EXPECT_TRUE(LockedRegistry::open(temp.state_dir(), 0ms));
}

TEST(LockedRegistry, BusySaysWhoForHowLong) {
  const TempDir temp;
  const std::string before(state::lock_command());
  state::set_lock_command("split-window");
  auto guard = LockedRegistry::open(temp.state_dir());
  ASSERT_TRUE(guard);
  const auto second = LockedRegistry::open(temp.state_dir(), 120ms);
  state::set_lock_command(before);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::busy);
  EXPECT_THAT(second.error().message, MatchesRegex("registry busy \\(held by pid " + std::to_string(::getpid()) +
                                                   " split-window for [0-9]\\.[0-9]s\\)"));
}

TEST(LockedRegistry, ReadersDoNotWaitForAWriter) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, add_one));
  auto guard = LockedRegistry::open(dir);
  ASSERT_TRUE(guard);
  add_world(guard->registry(), "not yet");
  EXPECT_EQ(sessions_in(dir), 1U);
  ASSERT_TRUE(std::move(*guard).commit());
  EXPECT_EQ(sessions_in(dir), 2U);
}

TEST(LockedRegistry, ADocumentOfAnEarlierBootIsStartedAfresh) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(dir.create());
  auto old = Registry::fresh("11111111-2222-3333-4444-555555555555");
  for (int i = 0; i < 5; ++i) static_cast<void>(add_one(old));
  spill(dir.registry_path(), old.serialize());
  EXPECT_EQ(state::read_registry(dir).error().code, ErrorCode::not_found);
  ASSERT_TRUE(state::transact(dir, add_one));
  const auto registry = state::read_registry(dir);
  ASSERT_TRUE(registry);
  EXPECT_THAT(registry->pane_ids(), testing::ElementsAre(state::PaneId{0}));
  EXPECT_EQ(registry->head().boot_id, state::current_boot_id());
}

TEST(LockedRegistry, RefusesASymlinkedLockAndAnUnsafeFolder) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(dir.create());
  spill(temp / "target", "text");
  fs::create_symlink(temp / "target", dir.lock_path());
  EXPECT_EQ(message(state::transact(dir, add_one)), dir.lock_path() + ": is a symbolic link");
  EXPECT_EQ(slurp(temp / "target"), "text");
  fs::remove(dir.lock_path());
  fs::permissions(dir.path(), fs::perms(0777));
  EXPECT_EQ(message(state::transact(dir, add_one)), dir.path() + ": has unsafe permissions");
  EXPECT_EQ(state::read_registry(dir).error().message, dir.path() + ": has unsafe permissions");
}

TEST(LockedRegistry, AFullDiskFailsTheCommitAndKeepsTheDocument) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, add_one));
  const std::string before = slurp(dir.registry_path());
  // A limit on file size fails a write in the middle as a full disk does.
  Child child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200, 200};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto result = state::transact(dir, add_one);
    return !result && result.error().sys_errno == EFBIG ? 0 : 1;
  });
  EXPECT_EQ(child.wait(), 0);
  EXPECT_EQ(slurp(dir.registry_path()), before);
  EXPECT_FALSE(fs::exists(dir.registry_path() + ".tmp"));
  EXPECT_TRUE(state::transact(dir, add_one));
}

TEST(LockDiscipline, AGuardIsVisibleToItsThreadOnly) {
  const TempDir temp;
  EXPECT_FALSE(state::lock_held());
  {
    auto guard = LockedRegistry::open(temp.state_dir());
    ASSERT_TRUE(guard);
    EXPECT_TRUE(state::lock_held());
    auto moved = std::move(*guard);
    EXPECT_TRUE(state::lock_held());
  }
  EXPECT_FALSE(state::lock_held());
  auto guard = LockedRegistry::open(temp.state_dir());
  ASSERT_TRUE(guard && std::move(*guard).commit());
  EXPECT_FALSE(state::lock_held());
  EXPECT_FALSE(LockedRegistry::open(state::StateDir::at("/nonexistent/sock.roost")));
  EXPECT_FALSE(state::lock_held());
}

#ifdef ROOST_CHECKS
TEST(LockDisciplineDeathTest, SlowWorkUnderTheLockAborts) {
  const TempDir temp;
  state::assert_no_lock_held("fork");
  auto guard = LockedRegistry::open(temp.state_dir());
  ASSERT_TRUE(guard);
  EXPECT_DEATH(state::assert_no_lock_held("fork"), "lock discipline: fork while the registry is locked");
}
#endif

TEST(LockDiscipline, TheLockIsFreeWhileAForkedChildLives) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  // A shim that is killed while a host it forked from under the lock lives on.
  Child shim([&] {
    auto guard = LockedRegistry::open(dir);
    const pid_t host = ::fork();
    if (host == 0) {
      state::close_locks_in_child();
      const pid_t pid = state::lock_held() ? 0 : ::getpid();
      if (::write(ready[1], &pid, sizeof pid) != sizeof pid) return 1;
      for (;;) ::pause();
    }
    for (;;) ::pause();
    return 0;
  });
  pid_t host = 0;
  ASSERT_EQ(::read(ready[0], &host, sizeof host), static_cast<ssize_t>(sizeof host));
  ASSERT_GT(host, 0);
  EXPECT_EQ(LockedRegistry::open(dir, 0ms).error().code, ErrorCode::busy);
  shim.signal(SIGKILL);
  shim.wait();
  EXPECT_TRUE(LockedRegistry::open(dir, 0ms));
  ::kill(host, SIGKILL);
  ::close(ready[0]);
  ::close(ready[1]);
}

// Thirty-two at once on a busy machine: one who always lost was told "registry busy (held by ... for 0.0s)" after five
// seconds, although the lock changed hands all the time.
TEST(LockedRegistry, AQueueThatMovesIsWaitedForLongerThanTheDeadline) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(LockedRegistry::open(dir));
  const auto waits_for = [&](int hand_overs) {
    const int held = ::open(dir.lock_path().c_str(), O_RDWR | O_CLOEXEC);
    EXPECT_EQ(::flock(held, LOCK_EX), 0);
    std::thread holders([&] {
      for (int n = 0; n < 20; ++n) {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
        const std::string advice = std::to_string(1000 + n) + " new-window " + std::to_string(since) + "        ";
        if (n < hand_overs) {
          EXPECT_GT(::pwrite(held, advice.data(), advice.size(), 0), 0);
        }
        std::this_thread::sleep_for(20ms);
      }
      ::close(held);
    });
    const auto opened = LockedRegistry::open(dir, 100ms);
    const bool got_it = opened.has_value();
    holders.join();
    return got_it;
  };
  EXPECT_TRUE(waits_for(20));
  EXPECT_FALSE(waits_for(1)) << "a holder that stands still";
}

}  // namespace
