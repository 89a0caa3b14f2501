// SPDX-License-Identifier: ISC
#include "tests/unit/commands/option_world.hpp"

namespace shim {
namespace {

using ShowOptions = OptionWorld;

TEST_F(ShowOptions, ShowsWhatTheSessionHasByDefault) {
  EXPECT_EQ(run({"show-options"}), "");
  run({"set-option", "status-left", "a b"});
  run({"set-option", "@x", ""});
  EXPECT_EQ(run({"show-options"}), "@x ''\nstatus-left \"a b\"\n");
  EXPECT_EQ(run({"show-options", "-t", "other:"}), "");
}

TEST_F(ShowOptions, FlagsPickTheLevel) {
  run({"set-option", "-w", "@level", "window"});
  run({"set-option", "-p", "@level", "pane"});
  run({"set-option", "-s", "@level", "server"});
  EXPECT_EQ(run({"show-options", "-w"}), "@level window\n");
  EXPECT_EQ(run({"show-window-options"}), "@level window\n");
  EXPECT_EQ(run({"show-options", "-p"}), "@level pane\n");
  EXPECT_EQ(run({"show-options", "-sv", "@level"}), "server\n");
  EXPECT_EQ(run({"show-options", "-gv", "base-index"}), "0\n");
  EXPECT_EQ(run({"show-options", "-gv", "mode-keys"}), "emacs\n");
}

TEST_F(ShowOptions, AnOptionThatIsNotSetHereIsSilent) {
  EXPECT_EQ(run({"show-options", "mouse"}), "");
  EXPECT_EQ(run({"show-options", "-A", "mouse"}), "mouse* off\n");
  EXPECT_EQ(run({"show-options", "-Av", "mouse"}), "off\n");
  EXPECT_EQ(run({"show-options", "@none"}), "! invalid option: @none");
  EXPECT_EQ(run({"show-options", "-q", "@none"}), "");
}

TEST_F(ShowOptions, APaneInheritsFromItsWindow) {
  run({"set-option", "-w", "-t", "@0", "@x", "w"});
  run({"set-option", "-w", "-t", "@0", "remain-on-exit", "on"});
  EXPECT_EQ(run({"show-options", "-pA", "-t", "%0", "@x"}), "@x* w\n");
  EXPECT_EQ(run({"show-options", "-pA", "-t", "%0", "remain-on-exit"}), "remain-on-exit* on\n");
  EXPECT_EQ(run({"show-options", "-pA", "-t", "%2", "remain-on-exit"}), "remain-on-exit* off\n");
}

TEST_F(ShowOptions, TellsWhatItCantFind) {
  EXPECT_EQ(run({"show-options", "-g", "nosuch"}), "! invalid option: nosuch");
  EXPECT_EQ(run({"show-options", "-t", "nosuch"}), "! no such session: nosuch");
  EXPECT_EQ(run({"show-options", "-p", "-t", "%9"}), "! no such pane: %9");
  EXPECT_EQ(run({"show-options", "-w", "-t", "@7", "mode-keys"}), "! no such window: @7");
  EXPECT_EQ(run({"show-options", "-q", "-t", "nosuch"}), "");
  EXPECT_EQ(run({"show-options", "-q", "nosuch"}), "");
}

TEST_F(ShowOptions, HooksOnlyOnDemand) {
  run({"set-option", "alert-bell", "ls"});
  EXPECT_EQ(run({"show-options"}), "");
  EXPECT_EQ(run({"show-options", "-H"}), "alert-bell[0] list-sessions\n");
  EXPECT_EQ(run({"show-options", "alert-bell"}), "alert-bell[0] list-sessions\n");
}

}  // namespace
}  // namespace shim
