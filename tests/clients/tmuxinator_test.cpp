// SPDX-License-Identifier: ISC
// Debian's tmuxinator starts, lists and stops projects. Each file of tmuxinator/ is a project; comments at its top say
// what the test has to know.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/scenario.hpp"
#include "tests/clients/two_sides.hpp"

namespace {

using clients::Scenario;
using testing::HasSubstr;

class Tmuxinator : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    sides_.folder(".tmuxinator");
    sides_.folder("app/src");
    sides_.file("app/README", "read me\n");
    sides_.set("EDITOR", "true");
  }

  clients::TwoSides sides_;
};

TEST_P(Tmuxinator, MakesWhatItMakesOnTmux) {
  const Scenario project = Scenario::read("tmuxinator", GetParam());
  project.place(sides_, ".tmuxinator/project.yml");
  EXPECT_EQ(sides_.run("tmuxinator start project " + project.value("arguments")).exit_code, 0);
  sides_.expect_same_universe(project.values("until"));
  EXPECT_THAT(sides_.run("tmuxinator list").out, HasSubstr("project"));
  if (!project.value("again").empty()) {
    sides_.run("tmuxinator start project " + project.value("arguments"));
    sides_.expect_same_universe(project.values("until"));
  }
  if (project.value("stop").empty()) return;
  EXPECT_EQ(sides_.run("tmuxinator stop project").exit_code, 0);
  sides_.expect_same_universe();
  sides_.run("cat hooks.log 2>&1");
}

INSTANTIATE_TEST_SUITE_P(Project, Tmuxinator, testing::ValuesIn(clients::scenarios("tmuxinator")),
                         [](const auto& param) { return clients::test_name(param.param); });

}  // namespace
