// SPDX-License-Identifier: ISC
#include "state/fd.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <utility>

namespace {

using state::Fd;

bool is_open(int fd) { return ::fcntl(fd, F_GETFD) != -1; }
Fd null_device() { return Fd(::open("/dev/null", O_RDONLY | O_CLOEXEC)); }

TEST(Fd, ClosesAtTheEndOfItsLife) {
  int number = -1;
  {
    const Fd fd = null_device();
    number = fd.get();
    EXPECT_TRUE(is_open(number));
  }
  EXPECT_FALSE(is_open(number));
}

TEST(Fd, MovingHandsTheDescriptorOver) {
  Fd from = null_device();
  const int number = from.get();
  Fd to = std::move(from);
  EXPECT_FALSE(from);  // NOLINT(bugprone-use-after-move): what is asked
  EXPECT_EQ(to.get(), number);
  Fd other = null_device();
  const int overwritten = other.get();
  other = std::move(to);
  EXPECT_FALSE(is_open(overwritten));
  EXPECT_TRUE(is_open(number));
}

TEST(Fd, ReleaseGivesItAway) {
  Fd fd = null_device();
  const int number = fd.release();
  EXPECT_FALSE(fd);
  EXPECT_TRUE(is_open(number));
  ::close(number);
}

}  // namespace
