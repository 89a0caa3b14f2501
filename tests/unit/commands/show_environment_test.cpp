// SPDX-License-Identifier: ISC
#include "tests/unit/commands/option_world.hpp"

namespace shim {
namespace {

using ShowEnvironment = OptionWorld;

TEST_F(ShowEnvironment, HiddenVariablesNeedAnH) {
  run({"set-environment", "-h", "SECRET", "x"});
  run({"set-environment", "OPEN", "y"});
  EXPECT_EQ(run({"show-environment", "SECRET"}), "");
  EXPECT_EQ(run({"show-environment"}), "OPEN=y\n");
  EXPECT_EQ(run({"show-environment", "-h"}), "SECRET=x\n");
  EXPECT_EQ(run({"show-environment", "-h", "OPEN"}), "");
}

TEST_F(ShowEnvironment, TheShellFormIsSafeToEvaluate) {
  run({"set-environment", "V", "a $b `c` \"d\" \\e 'f'"});
  run({"set-environment", "-r", "W"});
  EXPECT_EQ(run({"show-environment", "-s"}), "V=\"a \\$b \\`c\\` \\\"d\\\" \\\\e 'f'\"; export V;\nunset W;\n");
}

TEST_F(ShowEnvironment, TheGlobalOneIsTheCallersWithChangesOnTop) {
  EXPECT_EQ(run({"show-environment", "-g", "CALLERS"}), "CALLERS=own\n");
  run({"set-environment", "-g", "CALLERS", "changed"});
  EXPECT_EQ(run({"show-environment", "-g", "CALLERS"}), "CALLERS=changed\n");
  EXPECT_EQ(run({"show-environment", "-g", "PWD"}), "PWD=/tmp\n");
}

}  // namespace
}  // namespace shim
