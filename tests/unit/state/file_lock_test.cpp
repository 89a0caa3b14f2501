// SPDX-License-Identifier: ISC
#include "state/file_lock.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/time.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "state/held_locks.hpp"
#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using state::acquire_file_lock;
using state::FileLock;
using state::HeldByPeer;
using state::LockOutcome;
using state_test::Child;
using state_test::TempDir;
using Clock = std::chrono::steady_clock;

LockOutcome acquire(const std::string& path, std::chrono::milliseconds deadline = 20ms) {
  return acquire_file_lock(path, deadline, "test");
}

bool is_free(const std::string& path) { return std::holds_alternative<FileLock>(acquire(path, 0ms)); }

// Holds the lock in another process until it is killed; returns when it has it.
class Holder {
 public:
  explicit Holder(const std::string& path, const char* command = "split-window") {
    if (::pipe(fds_) != 0) std::abort();
    child_ = std::make_unique<Child>([&] {
      auto outcome = acquire_file_lock(path, 5s, command);
      const char byte = std::holds_alternative<FileLock>(outcome) ? 'y' : 'n';
      if (::write(fds_[1], &byte, 1) != 1) return 1;
      for (;;) ::pause();
    });
    char byte = 0;
    EXPECT_EQ(::read(fds_[0], &byte, 1), 1);
    EXPECT_EQ(byte, 'y');
  }
  ~Holder() {
    ::close(fds_[0]);
    ::close(fds_[1]);
  }
  Child& process() { return *child_; }

 private:
  int fds_[2] = {};
  std::unique_ptr<Child> child_;
};

TEST(FileLock, CreatesAPrivateFileAndKeepsIt) {
  const TempDir temp;
  const std::string path = temp / "lock";
  {
    const auto outcome = acquire(path);
    ASSERT_TRUE(std::holds_alternative<FileLock>(outcome));
    EXPECT_EQ(::fcntl(std::get<FileLock>(outcome).fd(), F_GETFD), FD_CLOEXEC);
  }
  EXPECT_EQ(fs::status(path).permissions(), fs::perms(0600));
  struct stat before {
  }, after{};
  ASSERT_EQ(::stat(path.c_str(), &before), 0);
  EXPECT_TRUE(is_free(path));
  ASSERT_EQ(::stat(path.c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino);
}

TEST(FileLock, ExcludesWithinOneProcessToo) {
  const TempDir temp;
  auto first = acquire(temp / "lock");
  ASSERT_TRUE(std::holds_alternative<FileLock>(first));
  EXPECT_FALSE(is_free(temp / "lock"));
  std::get<FileLock>(first).release();
  EXPECT_TRUE(is_free(temp / "lock"));
}

TEST(FileLock, SaysWhoHasItAndForHowLong) {
  const TempDir temp;
  Holder holder(temp / "lock");
  const auto begin = Clock::now();
  const auto outcome = acquire(temp / "lock", 150ms);
  const auto waited = Clock::now() - begin;
  ASSERT_TRUE(std::holds_alternative<HeldByPeer>(outcome));
  const auto& peer = std::get<HeldByPeer>(outcome);
  EXPECT_EQ(peer.pid, holder.process().pid());
  EXPECT_EQ(peer.command, "split-window");
  EXPECT_GE(peer.held_for, 140ms);
  EXPECT_LT(peer.held_for, 10s);
  EXPECT_GE(waited, 150ms);
  EXPECT_LT(waited, 3s);
}

TEST(FileLock, AdviceOfAnOddCommandStaysOneWord) {
  const TempDir temp;
  Holder holder(temp / "lock", "new window\nx");
  const auto outcome = acquire(temp / "lock");
  ASSERT_TRUE(std::holds_alternative<HeldByPeer>(outcome));
  EXPECT_EQ(std::get<HeldByPeer>(outcome).command, "new_window_x");
}

TEST(FileLock, TheKernelFreesItWhenTheHolderIsKilled) {
  const TempDir temp;
  Holder holder(temp / "lock");
  EXPECT_FALSE(is_free(temp / "lock"));
  holder.process().signal(SIGKILL);
  EXPECT_EQ(holder.process().wait(), -SIGKILL);
  EXPECT_TRUE(is_free(temp / "lock"));
}

TEST(FileLock, AnErrorIsNeverBusyAndNeverALock) {
  const TempDir temp;
  auto outcome = acquire(temp / "none/lock");
  ASSERT_TRUE(std::holds_alternative<state::Error>(outcome));
  EXPECT_EQ(std::get<state::Error>(outcome).sys_errno, ENOENT);

  state_test::spill(temp / "target", "text");
  fs::create_symlink("target", temp / "link");
  outcome = acquire(temp / "link");
  ASSERT_TRUE(std::holds_alternative<state::Error>(outcome));
  EXPECT_EQ(std::get<state::Error>(outcome).message, temp / "link: is a symbolic link");
  EXPECT_EQ(state_test::slurp(temp / "target"), "text");

  outcome = acquire(temp.path());
  EXPECT_TRUE(std::holds_alternative<state::Error>(outcome));
  ASSERT_EQ(::mkfifo((temp / "fifo").c_str(), 0600), 0);
  outcome = acquire(temp / "fifo");
  ASSERT_TRUE(std::holds_alternative<state::Error>(outcome));
  EXPECT_EQ(std::get<state::Error>(outcome).message, temp / "fifo: is not a regular file");
}

TEST(FileLock, AWaiterMovesOnWhenTheFileIsReplaced) {
  const TempDir temp;
  const std::string path = temp / "lock";
  Holder holder(path);  // keeps the old file locked for ever
  std::thread replacer([&] {
    std::this_thread::sleep_for(30ms);
    state_test::spill(path + ".new", "");
    fs::rename(path + ".new", path);
  });
  const auto outcome = acquire(path, 5s);
  replacer.join();
  ASSERT_TRUE(std::holds_alternative<FileLock>(outcome));
  EXPECT_TRUE(std::get<FileLock>(outcome).guards(path));
}

TEST(FileLock, KnowsThatItsFileWasReplacedOrRemoved) {
  const TempDir temp;
  auto outcome = acquire(temp / "lock");
  ASSERT_TRUE(std::holds_alternative<FileLock>(outcome));
  const auto& lock = std::get<FileLock>(outcome);
  EXPECT_TRUE(lock.guards(temp / "lock"));
  fs::remove(temp / "lock");
  EXPECT_FALSE(lock.guards(temp / "lock"));
  state_test::spill(temp / "lock", "");
  EXPECT_FALSE(lock.guards(temp / "lock"));
}

TEST(FileLock, ReleaseFreesItEvenIfAChildInheritedIt) {
  const TempDir temp;
  auto outcome = acquire(temp / "lock");
  ASSERT_TRUE(std::holds_alternative<FileLock>(outcome));
  Child child([] {
    for (;;) ::pause();
    return 0;
  });
  std::get<FileLock>(outcome).release();
  EXPECT_TRUE(is_free(temp / "lock"));
}

TEST(FileLock, AChildsCopyFreesNothing) {
  const TempDir temp;
  auto outcome = acquire(temp / "lock");
  ASSERT_TRUE(std::holds_alternative<FileLock>(outcome));
  Child child([&] {
    std::get<FileLock>(outcome).release();
    return 0;
  });
  EXPECT_EQ(child.wait(), 0);
  EXPECT_FALSE(is_free(temp / "lock"));
}

TEST(FileLock, AChildThatClosedItDoesNotCloseASuccessorOfTheNumber) {
  const TempDir temp;
  auto outcome = acquire(temp / "lock");
  ASSERT_TRUE(std::holds_alternative<FileLock>(outcome));
  Child child([&] {
    auto& lock = std::get<FileLock>(outcome);
    const int number = lock.fd();
    state::held_locks::close_all();
    if (::fcntl(number, F_GETFD) != -1) return 1;
    if (::dup2(STDERR_FILENO, number) != number) return 2;
    lock.release();
    return ::fcntl(number, F_GETFD) != -1 ? 0 : 3;
  });
  EXPECT_EQ(child.wait(), 0);
}

TEST(FileLock, WaitsThroughSignals) {
  const TempDir temp;
  Holder holder(temp / "lock");
  struct sigaction action {
  }, before{};
  action.sa_handler = [](int) {};
  ::sigaction(SIGALRM, &action, &before);
  const itimerval often{{0, 300}, {0, 300}};
  const itimerval never{};
  ::setitimer(ITIMER_REAL, &often, nullptr);
  const auto begin = Clock::now();
  const auto outcome = acquire(temp / "lock", 60ms);
  const auto waited = Clock::now() - begin;
  ::setitimer(ITIMER_REAL, &never, nullptr);
  ::sigaction(SIGALRM, &before, nullptr);
  EXPECT_TRUE(std::holds_alternative<HeldByPeer>(outcome));
  EXPECT_GE(waited, 60ms);
}

TEST(FileLock, OnlyOneIsEverInside) {
  const TempDir temp;
  const std::string inside = temp / "inside";
  const int failed = state_test::run_together(12, [&](int) {
    for (int i = 0; i < 30; ++i) {
      auto outcome = acquire(temp / "lock", 10s);
      if (!std::holds_alternative<FileLock>(outcome)) return 1;
      // Fails for whoever sees another one inside.
      const int fd = ::open(inside.c_str(), O_CREAT | O_EXCL | O_RDWR, 0600);
      if (fd == -1) return 2;
      ::close(fd);
      if (::unlink(inside.c_str()) == -1) return 3;
    }
    return 0;
  });
  EXPECT_EQ(failed, 0);
}

TEST(FileLock, TooManyLocksInOneProcessIsAnErrorNotACrash) {
  const TempDir temp;
  std::vector<LockOutcome> locks;
  for (int i = 0; i < 300; ++i) locks.push_back(acquire(temp / ("lock" + std::to_string(i))));
  ASSERT_TRUE(std::holds_alternative<state::Error>(locks.back()));
  EXPECT_EQ(std::get<state::Error>(locks.back()).sys_errno, EMFILE);
  locks.clear();
  EXPECT_TRUE(is_free(temp / "lock0"));
}

TEST(LockCommand, IsWhatWasSet) {
  const std::string before(state::lock_command());
  state::set_lock_command("new-session");
  EXPECT_EQ(state::lock_command(), "new-session");
  state::set_lock_command(before);
}

}  // namespace
