// SPDX-License-Identifier: ISC
// What of a caller's secrets is where: in no process's command line but the program's own, on the disk only what tmux
// itself would keep, and only for the owner.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

namespace fs = std::filesystem;
using support::TempUniverse;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Secrets : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference keeps nothing on disk";
  }
  // All that the universe keeps on the disk.
  std::string on_disk() const {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(universe_.path(fmt::format("tmux-{}", ::getuid()))))
      if (entry.is_regular_file()) all += universe_.read_file(entry.path().string());
    return all;
  }
  TempUniverse universe_;
};

TEST_F(Secrets, NoHostShowsItsCallersCommandLine) {
  universe_.must({"new-session", "-d", "-s", "main", "-e", "TOKEN=s3cret-one", "cat"});
  universe_.must({"split-window", "-d", "-t", "main", "-e", "TOKEN=s3cret-two", "cat"});
  universe_.must({"new-window", "-d", "-t", "main:", "-e", "TOKEN=s3cret-three", "sh -c 'sleep 1000 # s3cret-four'"});
  const auto hosts = support::registry_hosts(universe_.state_path());
  ASSERT_EQ(hosts.size(), 3u);
  for (const auto& [pane, host] : hosts) {
    const std::string line = support::command_line_of(host);
    EXPECT_THAT(line, StartsWith("tmux: server"));
    EXPECT_THAT(line, Not(HasSubstr("s3cret"))) << pane;
  }
}

TEST_F(Secrets, TheCallersEnvironmentIsNotKept) {
  universe_.set("API_KEY", "s3cret-key");
  universe_.must({"new-session", "-d", "-s", "main", "cat"});
  universe_.must({"split-window", "-d", "-t", "main", "-e", "TOKEN=s3cret-pane", "cat"});
  universe_.must({"respawn-pane", "-k", "-t", "main:0.1", "-e", "TOKEN=s3cret-again", "cat"});
  universe_.must({"new-window", "-d", "-t", "main:", "-e", "TOKEN=s3cret-window", "cat"});
  EXPECT_THAT(on_disk(), Not(HasSubstr("s3cret")));
  // The program has it all the same.
  universe_.must({"respawn-pane", "-k", "-t", "main:0.1", "-e", "TOKEN=s3cret-shown", "echo $API_KEY $TOKEN; cat"});
  EXPECT_TRUE(universe_.shows("main:0.1", "s3cret-key s3cret-shown"));
  EXPECT_THAT(on_disk(), Not(HasSubstr("s3cret-key")));
}

// new-session -e and set-environment are told to keep what they are given: as in tmux, show-environment has it.
TEST_F(Secrets, WhatIsToBeKeptIsKeptForTheOwnerOnly) {
  universe_.must({"new-session", "-d", "-s", "main", "-e", "TOKEN=s3cret-session", "cat"});
  universe_.must({"set-environment", "-t", "main", "OTHER", "s3cret-set"});
  EXPECT_EQ(universe_.must({"show-environment", "-t", "main", "TOKEN"}), "TOKEN=s3cret-session");
  EXPECT_EQ(universe_.shell("grep -rl s3cret tmux-* | xargs -r -d '\\n' find -perm /077").out, "");
  universe_.must({"set-environment", "-t", "main", "-u", "OTHER"});
  universe_.must({"kill-session", "-t", "main"});
  EXPECT_THAT(on_disk(), Not(HasSubstr("s3cret"))) << "an ended session's secrets stay on the disk";
}

}  // namespace
