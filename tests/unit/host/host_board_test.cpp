// SPDX-License-Identifier: ISC
// The board of hosts vouches for the living, whatever ends them, and for nobody else.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

#include "shim/host/host_board.hpp"
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::PaneTest;
using shim::HostBoard;

class HostBoardTest : public PaneTest {
 protected:
  HostBoardTest() { EXPECT_TRUE(dir_.create()); }
  ~HostBoardTest() override {
    while (!members_.empty()) end(members_.back());
  }
  // A process on the board, which waits for its end.
  pid_t member() {
    int ready[2];
    EXPECT_EQ(::pipe(ready), 0);
    const pid_t pid = ::fork();
    if (pid == 0) {
      ::signal(SIGSEGV, SIG_DFL);  // no report of a sanitizer
      if (HostBoard::enlist(dir_, "00000000000000a1")) (void)!::write(ready[1], "1", 1);
      ::close(ready[1]);
      for (;;) ::pause();
    }
    ::close(ready[1]);
    char byte = 0;
    listed_ = ::read(ready[0], &byte, 1) == 1;
    ::close(ready[0]);
    members_.push_back(pid);
    return pid;
  }
  void end(pid_t pid, int signal = SIGKILL) {
    ::kill(pid, signal);
    ::waitpid(pid, nullptr, 0);
    std::erase(members_, pid);
  }
  bool vouched(pid_t pid) { return HostBoard::read(dir_).vouches_for(pid); }
  std::string path() const { return dir_.path() + "/hosts.board"; }

  bool listed_ = false;
  std::vector<pid_t> members_;
};

TEST_F(HostBoardTest, IsEmptyWhereThereIsNone) {
  EXPECT_FALSE(vouched(::getpid()));
  EXPECT_FALSE(vouched(0));
}

TEST_F(HostBoardTest, VouchesForTheLivingUntilWhateverEndsThem) {
  const pid_t one = member(), other = member(), third = member();
  EXPECT_TRUE(vouched(one) && vouched(other) && vouched(third));
  end(one, SIGKILL);
  end(other, SIGSEGV);
  EXPECT_FALSE(vouched(one) || vouched(other));
  EXPECT_TRUE(vouched(third));
}

// The mark is made by the dying, not by whoever reaps them: there may be nobody who does.
TEST_F(HostBoardTest, DoesNotVouchForZombies) {
  const pid_t one = member();
  ::kill(one, SIGKILL);
  EXPECT_TRUE(wait_until([&] { return !vouched(one); }));
  end(one);
}

TEST_F(HostBoardTest, AWordOfTheDeadIsTakenAgain) {
  const pid_t first = member();
  for (std::size_t i = 0; i < 50; ++i) end(member());
  struct stat info {};
  EXPECT_TRUE(vouched(first));
  ASSERT_EQ(::stat(path().c_str(), &info), 0);
  EXPECT_EQ(info.st_size, 16384 + 2 * 1024);
  std::vector<std::uint32_t> words(4096);
  state::Fd file(::open(path().c_str(), O_RDONLY | O_CLOEXEC));
  ASSERT_EQ(::read(file.get(), words.data(), 16384), 16384);
  EXPECT_EQ(words[2], static_cast<std::uint32_t>(first));
  EXPECT_EQ(words[4], 0U) << "of fifty that lived one after the other, each took the word of the one before";
}

TEST_F(HostBoardTest, AForkedChildOfAMemberIsNone) {
  const pid_t one = member();
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(vouched(one));
  EXPECT_FALSE(vouched(child));
}

TEST_F(HostBoardTest, PidsOfAnotherBootSayNothing) {
  const pid_t one = member();
  state::Fd file(::open(path().c_str(), O_RDWR | O_CLOEXEC));
  ASSERT_EQ(::pwrite(file.get(), "elsewhen", 8, 0), 8);
  EXPECT_FALSE(vouched(one));
  const pid_t other = member();  // on a new board
  EXPECT_TRUE(vouched(other));
  EXPECT_FALSE(vouched(one));
}

TEST_F(HostBoardTest, WhatIsNoBoardSaysNothing) {
  for (const std::string text : {"", "x", "a text of more than eight bytes"}) {
    ::unlink(path().c_str());
    state::Fd file(::open(path().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    ASSERT_EQ(::write(file.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
    EXPECT_FALSE(vouched(::getpid()));
    EXPECT_TRUE(vouched(member())) << text;
  }
}

TEST_F(HostBoardTest, ASymlinkIsNotFollowed) {
  const std::string target = dir_.path() + "/target";
  ASSERT_EQ(::symlink(target.c_str(), path().c_str()), 0);
  member();
  EXPECT_FALSE(listed_);
  EXPECT_NE(::access(target.c_str(), F_OK), 0);
}

// Every word taken by the living, as far as the board can tell: the next one is not on it, and no word is lost.
TEST_F(HostBoardTest, ThereMayBeMoreHostsThanWords) {
  const pid_t one = member();
  state::Fd file(::open(path().c_str(), O_RDWR | O_CLOEXEC));
  const std::vector<std::uint32_t> pids(HostBoard::k_words - 1, static_cast<std::uint32_t>(::getpid()));
  const auto size = static_cast<ssize_t>(pids.size() * sizeof pids[0]);
  ASSERT_EQ(::pwrite(file.get(), pids.data(), pids.size() * sizeof pids[0], 12), size);
  const pid_t late = member();
  EXPECT_FALSE(listed_);
  EXPECT_FALSE(vouched(late));
  EXPECT_TRUE(vouched(one) && vouched(::getpid()));
}

}  // namespace
