// SPDX-License-Identifier: ISC
// How other clients call tmux: the argument orders, glued flags, targets and output formats they depend on, as read in
// their sources. Each case is one habit of one client.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using support::Words;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class Clients : public testing::Test {
 protected:
  TempUniverse universe_;
};

// claude --worktree NAME --tmux, from inside a session.
TEST_F(Clients, ClaudeCodeOpensAWorktreeSession) {
  universe_.start();
  EXPECT_EQ(universe_.must({"-V"}), "tmux 3.3a");
  EXPECT_EQ(universe_.must({"show-options", "-g", "prefix"}), "prefix C-b");
  EXPECT_EQ(universe_.tmux({"has-session", "-t", "proj_worktree-x"}).exit_code, 1);
  universe_.must({"new-session", "-d", "-s", "proj_worktree-x", "-e", "CLAUDE_CODE_TMUX_PREFIX=C-b", "-e",
                  "ANTHROPIC_PROFILE=", "-c", "/", "--", "/bin/sh", "-c",
                  "echo $CLAUDE_CODE_TMUX_PREFIX in $PWD; cat"});
  EXPECT_TRUE(universe_.shows("proj_worktree-x", "C-b in /"));
  EXPECT_EQ(universe_.tmux({"switch-client", "-t", "proj_worktree-x"}).err, "no current client\n");
}

// Releases before 2.1.183 typed the command into a shell, 2.1.20 asked for 70 % with -p.
TEST_F(Clients, OlderClaudeCodeTypesItsCommand) {
  universe_.must({"new-session", "-d", "-s", "lead", "-x", "200", "-y", "50"});
  universe_.enter_pane("%0");
  EXPECT_EQ(universe_.must({"display-message", "-t", "%0", "-p", "#{session_name}:#{window_index}"}), "lead:0");
  EXPECT_EQ(universe_.must({"split-window", "-t", "%0", "-h", "-p", "70", "-P", "-F", "#{pane_id}"}), "%1");
  EXPECT_EQ(universe_.format("%1", "#{pane_width}"), "140");
  universe_.must({"select-pane", "-t", "%1", "-P", "bg=default,fg=blue"});
  universe_.must(
      {"send-keys", "-t", "%1", "cd / && env CLAUDECODE=1 sh -c 'echo $CLAUDECODE in $PWD; exec cat'", "Enter"});
  EXPECT_TRUE(universe_.shows("%1", "1 in /"));
}

// claude-squad parses the default listing and asks with a glued exact name.
TEST_F(Clients, ClaudeSquadListsAndAsks) {
  const std::string name = "claudesquad_fix";
  universe_.must({"new-session", "-d", "-s", name, "-c", universe_.folder(), "exec cat"});
  EXPECT_TRUE(universe_.tmux({"has-session", "-t=" + name}).ok());
  EXPECT_EQ(universe_.tmux({"has-session", "-t=claudesquad"}).exit_code, 1);
  EXPECT_THAT(universe_.must({"ls"}), MatchesRegex("claudesquad_fix: 1 windows \\(created .*\\)"));
  universe_.must({"set-option", "-t", name, "history-limit", "10000"});
  universe_.must({"set-option", "-t", name, "mouse", "on"});
  universe_.must({"send-keys", "-t", name, "hello", "Enter"});
  EXPECT_TRUE(universe_.shows(name, "hello\nhello"));
  EXPECT_THAT(universe_.must({"capture-pane", "-p", "-e", "-J", "-S", "-", "-E", "-", "-t", name}), HasSubstr("hello"));
  universe_.must({"kill-session", "-t", name});
  EXPECT_TRUE(wait_until([&] { return universe_.tmux({"ls"}).exit_code == 1; }));
}

// gastown names a socket, passes -u, pokes sizes, and reads many fields separated by tabs.
TEST_F(Clients, GastownAsksForFieldsWithTabs) {
  const Words socket{"-u", "-L", "gt"};
  const auto gt = [&](Words words) {
    words.insert(words.begin(), socket.begin(), socket.end());
    return universe_.must(words);
  };
  gt({"new-session", "-d", "-s", "gt-mayor", "-c", universe_.folder(), "-e", "GT_ROLE=mayor", "exec cat"});
  EXPECT_EQ(gt({"list-sessions", "-F", "#{session_name}\t#{session_attached}\t#{session_windows}", "-f",
                "#{==:#{session_name},gt-mayor}"}),
            "gt-mayor\t0\t1");
  gt({"set-environment", "-t", "gt-mayor", "GT_RIG", "rig"});
  EXPECT_EQ(gt({"show-environment", "-t", "gt-mayor", "GT_RIG"}), "GT_RIG=rig");
  EXPECT_EQ(gt({"show-environment", "-t", "gt-mayor", "GT_ROLE"}), "GT_ROLE=mayor");
  EXPECT_THAT(gt({"display-message", "-p", "-t", "=gt-mayor:", "#{session_created}"}), MatchesRegex("[0-9]+"));
  EXPECT_EQ(gt({"list-panes", "-t", "gt-mayor:^.0", "-F", "#{pane_id}|#{pane_dead}"}), "%0|0");
  gt({"resize-window", "-t", "gt-mayor", "-x", "99", "-y", "30"});
  EXPECT_EQ(gt({"display-message", "-p", "-t", "gt-mayor", "#{window_width}x#{window_height}"}), "99x30");
  EXPECT_EQ(universe_.shell("ls tmux-$(id -u) | head -n 1").line(), "gt");
  gt({"kill-server"});
}

// libtmux asks for every field it knows, in one format with an exotic separator, and parses what comes.
TEST_F(Clients, LibtmuxAsksForManyFieldsAtOnce) {
  universe_.start("work session");
  std::string format, expected;
  for (const auto* field : {"session_id", "session_name", "window_id", "window_index", "window_active", "pane_id",
                            "pane_index", "pane_active", "pane_width", "pane_height", "pane_left", "pane_at_top",
                            "no_such_field", "buffer_name", "client_name"})
    format += fmt::format("#{{{}}}\u241e", field);
  for (const auto* value : {"$0", "work session", "@0", "0", "1", "%0", "0", "1", "80", "24", "0", "1", "", "", ""})
    expected += fmt::format("{}\u241e", value);
  EXPECT_EQ(universe_.must({"-Ldefault", "list-panes", "-a", "-F" + format}), expected);
  EXPECT_EQ(universe_.must({"new-window", "-P", "-F#{window_id}", "-n", "next", "-d", "-t", "$0:"}), "@1");
  EXPECT_THAT(universe_.tmux({"kill-session", "-t", "nope"}).err, StartsWith("can't find "));
}

// tmux-mcp and other readers.
TEST_F(Clients, TmuxMcpReadsAndTypes) {
  universe_.must({"new-session", "-d", "-s", "mcp"});
  EXPECT_EQ(universe_.must(
                {"list-sessions", "-F", "#{session_id}:#{session_name}:#{?session_attached,1,0}:#{session_windows}"}),
            "$0:mcp:0:1");
  EXPECT_THAT(universe_.must({"list-windows", "-t", "$0", "-F", "#{window_id}:#{window_name}:#{?window_active,1,0}"}),
              MatchesRegex("@0:[a-z]+:1"));
  EXPECT_EQ(universe_.must({"new-window", "-t", "$0", "-n", "mine", "-P", "-F", "#{window_id}"}), "@1");
  universe_.must({"send-keys", "-t", "%1", "echo TMUX_MCP_START; echo $((40 + 2)); echo TMUX_MCP_DONE_$?", "Enter"});
  EXPECT_TRUE(universe_.shows("%1", "\n42\nTMUX_MCP_DONE_0"));
  EXPECT_THAT(universe_.must({"capture-pane", "-p", "-t", "%1", "-S", "-200", "-E", "-"}),
              HasSubstr("TMUX_MCP_DONE_0"));
  universe_.must({"kill-window", "-t", "@1"});
}

// workmux waits for a handshake of the pane's shell before it types.
TEST_F(Clients, WorkmuxShakesHands) {
  universe_.start("main", {"exec cat"});
  universe_.must({"wait-for", "-L", "hs"});
  universe_.must({"new-window", "-d", "-n", "wm", "-c", universe_.folder(), "tmux wait-for -U hs; exec sh"});
  EXPECT_TRUE(universe_.tmux({"wait-for", "-L", "hs"}).ok());
  universe_.must({"wait-for", "-U", "hs"});
  universe_.must({"set-option", "-p", "-t", "main:wm", "@workmux_status", "busy"});
  EXPECT_EQ(universe_.must({"list-panes", "-a", "-F", "#{pane_id} #{@workmux_status}"}), "%0 \n%1 busy");
}

// agent-of-empires sets a session up in one call.
TEST_F(Clients, AgentOfEmpiresChainsCommands) {
  universe_.must({"new-session", "-d",         "-s",
                  "aoe",         "-x",         "120",
                  "-y",          "40",         "exec cat",
                  ";",           "set-option", "-t",
                  "aoe",         "status",     "off",
                  ";",           "set-option", "-p",
                  "-t",          "aoe",        "remain-on-exit",
                  "on",          ";",          "set-environment",
                  "-h",          "-t",         "aoe",
                  "AOE_ID",      "42"});
  EXPECT_EQ(universe_.must({"show-environment", "-h", "-t", "aoe", "AOE_ID"}), "AOE_ID=42");
  EXPECT_EQ(universe_.format("aoe", "#{status} #{remain-on-exit} #{window_width}x#{window_height}"), "off on 120x40");
}

// Codeman and others look at what runs below a pane.
TEST_F(Clients, WatchersReadThePidAndTheProgram) {
  universe_.start("main", {"exec sleep 1000"});
  EXPECT_TRUE(wait_until([&] {
    return universe_.must({"list-panes", "-a", "-F", "#{pane_current_command};#{pane_dead};#{pane_in_mode}"}) ==
           "sleep;0;0";
  }));
  const std::string pid = universe_.format("main", "#{pane_pid}");
  EXPECT_EQ(universe_.shell("tr '\\0' ' ' < /proc/" + pid + "/cmdline").out, "sleep 1000 ");
  EXPECT_EQ(universe_.format("%99", "#{pane_pid}"), "");
}

}  // namespace
