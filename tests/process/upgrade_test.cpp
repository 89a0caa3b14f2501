// SPDX-License-Identifier: ISC
// A newer command and an older host: all that the older one can do, and a plain word on what it can't.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process_list.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::Words;

class Upgrade : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference has no hosts";
  }
  void start_with_protocol(const char* number) {
    universe_.set("ROOST_HOST_PROTOCOL", number);
    universe_.start("main", {"echo old; exec cat"});
    universe_.unset("ROOST_HOST_PROTOCOL");
    ASSERT_TRUE(*number == '0' || universe_.shows("%0", "old"));
  }
  TempUniverse universe_;
};

TEST_F(Upgrade, AnOlderHostDoesAllThatItKnows) {
  start_with_protocol("1");
  universe_.must({"send-keys", "-t", "%0", "typed", "Enter"});
  EXPECT_TRUE(universe_.shows("%0", "typed\ntyped"));
  universe_.must({"split-window", "-d", "-h", "-t", "%0", "echo new; exec cat"});
  EXPECT_EQ(universe_.format("%0", "#{pane_width}"), "40");
  EXPECT_TRUE(support::wait_until(
      [&] { return universe_.shell("stty size < " + universe_.format("%0", "#{pane_tty}")).line() == "24 40"; }));
  universe_.must({"select-pane", "-t", "%0", "-T", "a title"});
  EXPECT_EQ(universe_.format("%0", "#{pane_title}"), "a title");
  universe_.must({"pipe-pane", "-t", "%0", "cat > piped"});
  universe_.must({"send-keys", "-t", "%0", "through", "Enter"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.read_file("piped").find("through") != std::string::npos; }));
  universe_.must({"clear-history", "-t", "%0"});
  universe_.must({"respawn-pane", "-k", "-t", "%0", "echo again; exec cat"});
  EXPECT_TRUE(universe_.shows("%0", "again"));
  universe_.must({"kill-pane", "-t", "%0"});
  EXPECT_EQ(universe_.must({"list-panes", "-a", "-F", "#{pane_id}"}), "%1");
}

TEST_F(Upgrade, WhatAnOlderHostDoesNotKnowIsSaidPlainly) {
  start_with_protocol("1");
  const auto result = universe_.tmux({"resize-pane", "-T", "-t", "%0"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "pane %0 runs an older host: resize-pane is not supported\n");
  EXPECT_TRUE(universe_.shows("%0", "old"));
}

TEST_F(Upgrade, AHostThatKnowsNextToNothingIsListedAndCanBeEnded) {
  start_with_protocol("0");
  EXPECT_EQ(universe_.must({"list-panes", "-a", "-F", "#{pane_id} #{pane_dead}"}), "%0 0");
  EXPECT_EQ(universe_.tmux({"send-keys", "-t", "%0", "x"}).err,
            "pane %0 runs an older host: send-keys is not supported\n");
  EXPECT_EQ(universe_.tmux({"capture-pane", "-p", "-t", "%0"}).err,
            "pane %0 runs an older host: capture-pane is not supported\n");
  universe_.must({"kill-server"});
  EXPECT_TRUE(support::wait_until([&] { return support::processes_of(universe_.folder()).empty(); }));
}

TEST_F(Upgrade, ARebuildFindsThePanesOfOlderHosts) {
  for (const char* number : {"0", "1"}) {
    SCOPED_TRACE(number);
    TempUniverse universe;
    universe.set("ROOST_HOST_PROTOCOL", number);
    universe.start("main", {"echo old; exec cat"});
    universe.unset("ROOST_HOST_PROTOCOL");
    const std::string pid = universe.format("%0", "#{pane_pid}");
    universe.write_file(universe.state_path() + "/registry.json", "garbage");
    universe.write_file(universe.state_path() + "/registry.journal", "garbage");
    EXPECT_EQ(universe.must({"list-panes", "-a", "-F", "#{pane_id} #{pane_pid}"}), "%0 " + pid);
    const std::string command = *number == '1' ? "\"echo old; exec cat\"" : "";
    EXPECT_EQ(universe.format("%0", "#{pane_start_command}"), command) << "an older one is not asked";
  }
}

}  // namespace
