// SPDX-License-Identifier: ISC
#include "shim/cli/passwd_file.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

namespace {

class PasswdFile : public testing::Test {
 protected:
  void SetUp() override {
    const int fd = ::mkstemp(path_);
    ASSERT_GE(fd, 0);
    const std::string_view text =
        "root:x:0:0:root:/root:/bin/bash\nbroken\nme:x:1000:1000:Me,,,:/home/me:/bin/sh\nlast:x:7:7::/last";
    ASSERT_EQ(::write(fd, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    ::close(fd);
  }
  void TearDown() override { ::unlink(path_); }
  char path_[32] = "/tmp/roost-passwd-XXXXXX";
};

TEST_F(PasswdFile, FindsUsersByNumber) {
  EXPECT_EQ(shim::user_name(1000, path_), "me");
  EXPECT_EQ(shim::home_of(uid_t{1000}, path_), "/home/me");
  EXPECT_EQ(shim::user_name(1001, path_), "");
}

TEST_F(PasswdFile, FindsHomesByName) {
  EXPECT_EQ(shim::home_of("me", path_), "/home/me");
  EXPECT_EQ(shim::home_of("last", path_), "/last");
  EXPECT_EQ(shim::home_of("broken", path_), "");
  EXPECT_EQ(shim::home_of("nobody-here", path_), "");
}

TEST_F(PasswdFile, MayBeMissing) { EXPECT_EQ(shim::home_of("me", "/nonexistent"), ""); }

}  // namespace
