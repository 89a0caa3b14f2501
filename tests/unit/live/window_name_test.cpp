// SPDX-License-Identifier: ISC
#include <gtest/gtest.h>

#include "shim/live/caller.hpp"
#include "shim/live/world.hpp"

namespace {

using shim::window_name_from_command;

// Expected texts are what tmux 3.3a names a window whose pane was started with the command.
TEST(WindowName, IsTheBaseNameOfTheFirstWord) {
  EXPECT_EQ(window_name_from_command("/bin/bash -l"), "bash");
  EXPECT_EQ(window_name_from_command("vim /etc/passwd"), "vim");
  EXPECT_EQ(window_name_from_command("bin/tool"), "bin/tool");
  EXPECT_EQ(window_name_from_command("/usr/bin/"), "bin");
  EXPECT_EQ(window_name_from_command("/"), "/");
}

TEST(WindowName, DropsTheDashOfALoginShell) { EXPECT_EQ(window_name_from_command("-zsh"), "zsh"); }

TEST(WindowName, DropsQuotesAndExec) {
  EXPECT_EQ(window_name_from_command("\"sleep 100\""), "sleep");
  EXPECT_EQ(window_name_from_command("exec top"), "top");
  EXPECT_EQ(window_name_from_command("\"exec /usr/bin/top\" -d 1"), "top");
}

TEST(WindowName, DropsTrailingControlCharactersButNotTheLastOne) {
  EXPECT_EQ(window_name_from_command("cat\n\n"), "cat");
  EXPECT_EQ(window_name_from_command("\n"), "\n");
  EXPECT_EQ(window_name_from_command(""), "");
}

TEST(CommandLineOf, QuotesTheWordsOrNamesTheShell) {
  state::Pane pane;
  pane.shell = "/bin/sh";
  EXPECT_EQ(shim::command_line_of(pane), "/bin/sh");
  pane.command = {"vi", "a b"};
  EXPECT_EQ(shim::command_line_of(pane), "vi \"a b\"");
  pane.command = {""};
  EXPECT_EQ(shim::command_line_of(pane), "''");
}

TEST(Caller, FindsAVariableByItsWholeName) {
  shim::Caller caller;
  caller.environment = {"TMUX_PANE=%3", "TMUX=/s,1,0", "EMPTY=", "NOVALUE"};
  EXPECT_EQ(caller.env("TMUX"), "/s,1,0");
  EXPECT_EQ(caller.env("TMUX_PANE"), "%3");
  EXPECT_EQ(caller.env("EMPTY"), "");
  EXPECT_EQ(caller.env("TMUX_"), "");
  EXPECT_EQ(caller.env("NOVALUE"), "");
}

}  // namespace
