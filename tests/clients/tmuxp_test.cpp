// SPDX-License-Identifier: ISC
// Debian's tmuxp loads workspaces and freezes what it has loaded. Each file of tmuxp/ is a workspace; comments at its
// top say what the test has to know.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/scenario.hpp"
#include "tests/clients/two_sides.hpp"

namespace {

using clients::Scenario;
using testing::HasSubstr;

class Tmuxp : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    sides_.folder(".config/tmuxp");
    sides_.folder("app/src");
  }

  clients::TwoSides sides_;
};

// A workspace that is there already.
class TmuxpSession : public testing::Test {
 protected:
  void SetUp() override {
    const Scenario workspace = Scenario::read("tmuxp", "several_windows.yaml");
    sides_.folder("app/src");
    sides_.folder(".config/tmuxp");
    workspace.place(sides_, "app/workspace.yaml");
    ASSERT_EQ(sides_.run("tmuxp load -d app/workspace.yaml").exit_code, 0);
    sides_.expect_same_universe(workspace.values("until"));
  }

  clients::TwoSides sides_;
};

TEST_P(Tmuxp, LoadsWhatItLoadsOnTmux) {
  const Scenario workspace = Scenario::read("tmuxp", GetParam());
  const std::string file = "app/" + GetParam();
  workspace.place(sides_, file);
  const auto loaded = sides_.run("tmuxp load -d " + workspace.value("arguments") + " " + file);
  EXPECT_EQ(loaded.exit_code, workspace.value("status") == "1" ? 1 : 0) << loaded.describe();
  sides_.expect_same_universe(workspace.values("until"));
}

TEST_F(TmuxpSession, FreezesAsOnTmux) {
  EXPECT_EQ(sides_.run("tmuxp freeze -y -o frozen.yaml 'several windows' && cat frozen.yaml").exit_code, 0);
  sides_.run("tmuxp freeze -y -q -o frozen.json 'several windows' && cat frozen.json");
  sides_.run("tmux kill-session -t 'several windows' && tmuxp load -d frozen.yaml");
  sides_.expect_same_universe();
}

TEST_F(TmuxpSession, RunsPythonAsOnTmux) {
  const std::string code = "print(server, session, window, pane, [p.id for p in window.panes])";
  EXPECT_THAT(sides_.run("tmuxp shell -c '" + code + "' 'several windows' rows").out, HasSubstr("Window(@2"));
  sides_.run("tmuxp shell -c 'pane.send_keys(\"echo by tmuxp\")' 'several windows' rows");
  sides_.expect_same_universe({"\nby tmuxp"});
  EXPECT_NE(sides_.run("tmuxp shell -c 'print(session)' nobody 2>&1 | tail -1").out, "");
}

TEST_F(TmuxpSession, IsLeftAloneWhenItIsLoadedAgain) {
  sides_.run("tmuxp load -d app/workspace.yaml");
  sides_.run("tmuxp load -d -s other app/workspace.yaml");
  sides_.run("tmuxp ls");
  sides_.expect_same_universe({"unnamed"});
}

// But for the memory of the history, which is kept otherwise.
TEST_F(TmuxpSession, IsDescribedAsOnTmux) {
  EXPECT_THAT(sides_.run("tmuxp debug-info | sed 's/[0-9]* bytes/N bytes/'").out, HasSubstr("tmux path: DIR/bin/tmux"));
}

INSTANTIATE_TEST_SUITE_P(Workspace, Tmuxp, testing::ValuesIn(clients::scenarios("tmuxp")),
                         [](const auto& param) { return clients::test_name(param.param); });

}  // namespace
