// SPDX-License-Identifier: ISC
// Scripts on Debian's python3-libtmux: each step prints what it got, and so all of it can be compared.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/scenario.hpp"
#include "tests/clients/two_sides.hpp"

namespace {

using clients::Scenario;
using testing::MatchesRegex;

class Libtmux : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    sides_.folder("app/src");
    sides_.set("PYTHONPATH", ROOST_SOURCE_DIR "/tests/clients/libtmux");
    sides_.set("PYTHONDONTWRITEBYTECODE", "1");
  }

  clients::TwoSides sides_;
};

TEST_P(Libtmux, GetsTheSameForEachStep) {
  const Scenario script = Scenario::read("libtmux", GetParam());
  script.place(sides_, GetParam());
  const auto result = sides_.run("python3 " + GetParam());
  EXPECT_EQ(result.exit_code, 0) << result.describe();
  EXPECT_THAT(result.out.substr(result.out.rfind('\n', result.out.size() - 2) + 1), MatchesRegex("[0-9]+ steps\n"));
  sides_.expect_same_universe(script.values("until"));
}

INSTANTIATE_TEST_SUITE_P(Script, Libtmux, testing::Values("sessions.py", "windows.py", "panes.py"),
                         [](const auto& param) { return clients::test_name(param.param); });

}  // namespace
