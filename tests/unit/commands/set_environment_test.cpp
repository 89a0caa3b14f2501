// SPDX-License-Identifier: ISC
#include "tests/unit/commands/option_world.hpp"

namespace shim {
namespace {

using SetEnvironment = OptionWorld;

TEST_F(SetEnvironment, ASessionsVariableIsShownAndForgotten) {
  EXPECT_EQ(run({"set-environment", "FOO", "bar"}), "");
  EXPECT_EQ(run({"show-environment", "FOO"}), "FOO=bar\n");
  EXPECT_EQ(run({"show-environment", "-t", "other", "FOO"}), "! unknown variable: FOO");
  EXPECT_EQ(run({"set-environment", "-r", "FOO"}), "");
  EXPECT_EQ(run({"show-environment", "FOO"}), "-FOO\n");
  EXPECT_EQ(run({"set-environment", "-u", "FOO"}), "");
  EXPECT_EQ(run({"show-environment", "FOO"}), "! unknown variable: FOO");
}

TEST_F(SetEnvironment, AGlobalUnsetHidesTheCallersVariable) {
  EXPECT_EQ(run({"set-environment", "-gu", "CALLERS"}), "");
  EXPECT_EQ(run({"show-environment", "-g", "CALLERS"}), "! unknown variable: CALLERS");
  run({"set-environment", "-g", "CALLERS", "back"});
  EXPECT_EQ(run({"show-environment", "-g", "CALLERS"}), "CALLERS=back\n");
}

TEST_F(SetEnvironment, ExpandsTheValueWithF) {
  run({"set-environment", "-F", "NAME", "#{session_name}"});
  EXPECT_EQ(run({"show-environment", "NAME"}), "NAME=main\n");
}

TEST_F(SetEnvironment, RefusesWhatTmuxRefuses) {
  EXPECT_EQ(run({"set-environment", "", "x"}), "! empty variable name");
  EXPECT_EQ(run({"set-environment", "A=B", "x"}), "! variable name contains =");
  EXPECT_EQ(run({"set-environment", "A"}), "! no value specified");
  EXPECT_EQ(run({"set-environment", "-u", "A", "x"}), "! can't specify a value with -u");
  EXPECT_EQ(run({"set-environment", "-r", "A", "x"}), "! can't specify a value with -r");
  EXPECT_EQ(run({"set-environment", "-t", "nosuch", "A", "x"}), "! no such session: nosuch");
  EXPECT_EQ(run({"show-environment", "-t", "nosuch"}), "! no such session: nosuch");
  EXPECT_EQ(run({"show-environment", "-g", "-t", "nosuch"}), "! no such session: nosuch");
}

}  // namespace
}  // namespace shim
