// SPDX-License-Identifier: ISC
// Options and environments that a command sets are there for the next one, in its scope and nowhere else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"

namespace {

using support::TempUniverse;
using testing::HasSubstr;

class Environment : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }
  TempUniverse universe_;
};

TEST_F(Environment, VariablesHaveFourStates) {
  universe_.must({"set-environment", "-t", "main", "FOO", "a b"});
  EXPECT_EQ(universe_.must({"show-environment", "-t", "main", "FOO"}), "FOO=a b");
  universe_.must({"set-environment", "-t", "main", "-r", "FOO"});
  EXPECT_EQ(universe_.must({"show-environment", "-t", "main", "FOO"}), "-FOO");
  universe_.must({"set-environment", "-t", "main", "-h", "FOO", "secret"});
  EXPECT_EQ(universe_.must({"show-environment", "-t", "main", "FOO"}), "");
  EXPECT_EQ(universe_.must({"show-environment", "-t", "main", "-h", "FOO"}), "FOO=secret");
  universe_.must({"set-environment", "-t", "main", "-u", "FOO"});
  EXPECT_EQ(universe_.tmux({"show-environment", "-t", "main", "FOO"}).err, "unknown variable: FOO\n");
}

TEST_F(Environment, TheUniverseKnowsTheEnvironmentItWasStartedIn) {
  EXPECT_EQ(universe_.must({"show-environment", "-g", "HOME"}), "HOME=" + universe_.folder());
}

TEST_F(Environment, ShellSyntaxOnRequest) {
  universe_.must({"set-environment", "-t", "main", "FOO", "a \"$b\""});
  EXPECT_EQ(universe_.must({"show-environment", "-s", "-t", "main", "FOO"}), "FOO=\"a \\\"\\$b\\\"\"; export FOO;");
}

TEST_F(Environment, OptionsInheritFromPaneToUniverse) {
  universe_.must({"set-option", "-g", "@team", "all"});
  universe_.must({"set-option", "-t", "main", "@team", "mine"});
  universe_.must({"set-option", "-p", "-t", "%0", "@agent", "alpha"});
  EXPECT_EQ(universe_.format("%0", "#{@team} #{@agent}"), "mine alpha");
  EXPECT_EQ(universe_.must({"show-options", "-gv", "@team"}), "all");
  EXPECT_EQ(universe_.must({"show-options", "-pv", "-t", "%0", "@agent"}), "alpha");
  universe_.must({"set-option", "-u", "-t", "main", "@team"});
  EXPECT_EQ(universe_.format("%0", "#{@team}"), "all");
}

TEST_F(Environment, OptionsAreReadAsFormats) {
  EXPECT_EQ(universe_.format("%0", "#{focus-events} #{status} #{status-position} #{allow-passthrough}"),
            "0 on bottom 0");
}

TEST_F(Environment, AWindowOptionGivenASessionIsForItsWindow) {
  universe_.must({"set-option", "-t", "main", "remain-on-exit", "on"});
  EXPECT_EQ(universe_.must({"show-options", "-wv", "-t", "main", "remain-on-exit"}), "on");
}

TEST_F(Environment, TheGlobalOptionsAreTheKnownDefaults) {
  EXPECT_THAT(universe_.must({"show-options", "-g"}), HasSubstr("\nhistory-limit 2000\n"));
  EXPECT_EQ(universe_.must({"show-options", "-g", "prefix"}), "prefix C-b");
  EXPECT_EQ(universe_.must({"show-options", "-Av", "-t", "%0", "default-shell"}), "/bin/sh");
  EXPECT_EQ(universe_.must({"show", "-Av", "mouse"}), "off");
}

TEST_F(Environment, QuietHidesAnUnknownOption) {
  EXPECT_TRUE(universe_.tmux({"set-option", "-q", "nosuch", "1"}).ok());
  EXPECT_TRUE(universe_.tmux({"show-options", "-qv", "@nosuch"}).ok());
}

TEST_F(Environment, ListsAreAppendedTo) {
  universe_.must({"set-option", "-g", "@list", "a"});
  universe_.must({"set-option", "-ga", "@list", "b"});
  EXPECT_EQ(universe_.must({"show-options", "-gv", "@list"}), "ab");
  universe_.must({"set-option", "-as", "terminal-features", ",*:RGB"});
  EXPECT_THAT(universe_.must({"show-options", "-s", "terminal-features"}), HasSubstr("*:RGB"));
}

}  // namespace
