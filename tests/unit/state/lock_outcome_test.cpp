// SPDX-License-Identifier: ISC
// The three outcomes of asking for the lock, with a peer, with every way in which the system can refuse it, and with a
// lock file that somebody replaced: "held by a peer" and "error" are never taken for each other or for success.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/file.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "state/atomic_file.hpp"
#include "state/fault_plan.hpp"
#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

#ifdef ROOST_CHECKS

namespace {

using namespace std::chrono_literals;
using state::Error;
using state::FileLock;
using state::HeldByPeer;
using state_test::Child;
using state_test::TempDir;

class WithPlan {
 public:
  explicit WithPlan(const std::string& plan) { EXPECT_TRUE(state::faults::set_plan(plan)) << plan; }
  ~WithPlan() { state::faults::set_plan(""); }
  WithPlan(const WithPlan&) = delete;
  WithPlan& operator=(const WithPlan&) = delete;
};

struct Refusal {
  const char* plan;
  int error;
};

class LockRefused : public testing::TestWithParam<Refusal> {
 protected:
  TempDir temp;
  std::string path = temp / "lock";
};

// Of a lock file that exists.
class HeldLockRefused : public LockRefused {};

TEST_P(LockRefused, IsAnErrorWithItsNumber) {
  const WithPlan plan(GetParam().plan);
  const auto outcome = state::acquire_file_lock(path, 200ms, "test");
  ASSERT_TRUE(std::holds_alternative<Error>(outcome));
  EXPECT_EQ(std::get<Error>(outcome).sys_errno, GetParam().error);
  EXPECT_NE(std::get<Error>(outcome).message.find(std::strerror(GetParam().error)), std::string::npos);
}

// Not even when a peer has it: the one who can't ask does not know.
TEST_P(HeldLockRefused, IsAnErrorAlsoWhileAPeerHasIt) {
  auto held = state::acquire_file_lock(path, 1s, "peer");
  ASSERT_TRUE(std::holds_alternative<FileLock>(held));
  const WithPlan plan(GetParam().plan);
  EXPECT_TRUE(std::holds_alternative<Error>(state::acquire_file_lock(path, 200ms, "test")));
}

TEST_P(HeldLockRefused, FailsTheTransactionAndKeepsTheDocument) {
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, state_test::add_one));
  const std::string before = state_test::slurp(dir.registry_path());
  {
    const WithPlan plan(GetParam().plan);
    const auto changed = state::transact(dir, state_test::add_one);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, state::ErrorCode::io);
  }
  EXPECT_EQ(state_test::slurp(dir.registry_path()), before);
  EXPECT_TRUE(state::transact(dir, state_test::add_one)) << "the failure left the lock behind";
}

std::string name_of(const testing::TestParamInfo<Refusal>& one) {
  std::string name;
  for (const char c : std::string(one.param.plan))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
  return name;
}

const auto k_any_time =
    testing::Values(Refusal{"flock=ENOLCK", ENOLCK}, Refusal{"flock=EIO", EIO}, Refusal{"flock=EACCES", EACCES},
                    Refusal{"flock=EPERM", EPERM}, Refusal{"open=EIO,create=EIO", EIO}, Refusal{"open=EACCES", EACCES},
                    Refusal{"open=EMFILE", EMFILE}, Refusal{"fstat=EIO@1", EIO});

INSTANTIATE_TEST_SUITE_P(AnyTime, LockRefused, k_any_time, name_of);
INSTANTIATE_TEST_SUITE_P(AnyTime, HeldLockRefused, k_any_time, name_of);
INSTANTIATE_TEST_SUITE_P(WhenItIsMade, LockRefused,
                         testing::Values(Refusal{"create=ENOSPC", ENOSPC}, Refusal{"create=EDQUOT", EDQUOT},
                                         Refusal{"create=EROFS", EROFS}),
                         name_of);

TEST(LockHeld, IsNeitherAnErrorNorTheLock) {
  TempDir temp;
  auto held = state::acquire_file_lock(temp / "lock", 1s, "peer");
  ASSERT_TRUE(std::holds_alternative<FileLock>(held));
  const auto outcome = state::acquire_file_lock(temp / "lock", 50ms, "test");
  ASSERT_TRUE(std::holds_alternative<HeldByPeer>(outcome));
  EXPECT_EQ(std::get<HeldByPeer>(outcome).pid, ::getpid());
  EXPECT_EQ(std::get<HeldByPeer>(outcome).command, "peer");
}

// Interruptions make the wait neither an error nor shorter, nor do they make it a lock.
TEST(LockHeld, StaysSoUnderInterruptions) {
  TempDir temp;
  auto held = state::acquire_file_lock(temp / "lock", 1s, "peer");
  const WithPlan plan("*=EINTR%50:5");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(std::holds_alternative<HeldByPeer>(state::acquire_file_lock(temp / "lock", 100ms, "test")));
  EXPECT_GE(std::chrono::steady_clock::now() - start, 100ms);
  EXPECT_GT(state::faults::strikes(), 0u);
}

TEST(LockHeld, IsHadUnderInterruptionsWhenThePeerIsGone) {
  TempDir temp;
  const WithPlan plan("*=EINTR");
  EXPECT_TRUE(std::holds_alternative<FileLock>(state::acquire_file_lock(temp / "lock", 1s, "test")));
}

// A clock that jumps is not asked.
TEST(LockHeld, WaitsByAClockThatDoesNotJump) {
  TempDir temp;
  auto held = state::acquire_file_lock(temp / "lock", 1s, "peer");
  const WithPlan plan("clock=+86400s");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(std::holds_alternative<HeldByPeer>(state::acquire_file_lock(temp / "lock", 100ms, "test")));
  EXPECT_GE(std::chrono::steady_clock::now() - start, 100ms);
}

TEST(ReplacedLockFile, IsTheOneThatCountsFromThenOn) {
  TempDir temp;
  const std::string path = temp / "lock";
  auto old = state::acquire_file_lock(path, 1s, "peer");
  ASSERT_TRUE(std::holds_alternative<FileLock>(old));
  std::filesystem::rename(path, temp / "moved");
  auto fresh = state::acquire_file_lock(path, 200ms, "test");
  ASSERT_TRUE(std::holds_alternative<FileLock>(fresh)) << "the old file's lock is nobody's concern";
  EXPECT_TRUE(std::get<FileLock>(fresh).guards(path));
  EXPECT_FALSE(std::get<FileLock>(old).guards(path));
}

// The kernel gives the waiter the lock of the old file while somebody has the new one already: two would be inside.
TEST(ReplacedLockFile, AWaiterThatIsGivenTheOldOneDoesNotTakeItForTheLock) {
  for (int round = 0; round < 5; ++round) {
    TempDir temp;
    const std::string path = temp / "lock";
    auto old = state::acquire_file_lock(path, 1s, "peer");
    ASSERT_TRUE(std::holds_alternative<FileLock>(old));
    std::atomic<bool> begins{false};
    bool inside = false;
    std::thread waiter([&] {
      begins = true;
      inside = std::holds_alternative<FileLock>(state::acquire_file_lock(path, 500ms, "waiter"));
    });
    while (!begins) std::this_thread::yield();
    std::this_thread::sleep_for(25ms);  // only for the test to bite: a right waiter passes at any speed
    std::filesystem::rename(path, temp / "moved");
    auto fresh = state::acquire_file_lock(path, 1s, "newcomer");
    ASSERT_TRUE(std::holds_alternative<FileLock>(fresh));
    std::get<FileLock>(old).release();
    waiter.join();
    EXPECT_FALSE(inside) << "round " << round;
  }
}

// The plan language itself: what it does not understand it does not take for "no faults".
TEST(FaultPlan, RefusesWhatItDoesNotUnderstand) {
  for (const char* bad : {"write", "write=", "write=EWRONG", "wrote=EIO", "write=EIO@", "write=EIO@0", "write=EIO%",
                          "clock=+5", "clock=EIO", "shim.=EIO"})
    EXPECT_FALSE(state::faults::set_plan(bad)) << bad;
  for (const char* good : {"", "write=EIO", "shim.write=EIO@3", "host.*=ENOSPC@3+", "*=EINTR%20:9", "clock=-60s@2",
                           "write=short,read=EIO@registry.locked"})
    EXPECT_TRUE(state::faults::set_plan(good)) << good;
  state::faults::set_plan("");
}

TEST(FaultPlan, CountsFromOneAndStrikesThatOne) {
  TempDir temp;
  const WithPlan plan("create=ENOSPC@2");
  EXPECT_TRUE(state::write_new_file(temp / "one", "text"));
  const auto second = state::write_new_file(temp / "two", "text");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().sys_errno, ENOSPC);
  EXPECT_TRUE(state::write_new_file(temp / "three", "text"));
  EXPECT_EQ(state::faults::strikes(), 1u);
}

TEST(FaultPlan, ShortWritesAreFinished) {
  TempDir temp;
  const std::string text(100'000, 'x');
  const WithPlan plan("write=short,read=short");
  ASSERT_TRUE(state::write_new_file(temp / "file", text));
  EXPECT_EQ(state::read_file(temp / "file").value_or(""), text);
  EXPECT_GT(state::faults::strikes(), 10u);
}

}  // namespace

#endif
