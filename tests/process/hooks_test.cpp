// SPDX-License-Identifier: ISC
// Hooks run where and when tmux runs them, although the process that causes an event has to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using testing::HasSubstr;
using testing::Not;

class Hooks : public testing::Test {
 protected:
  void SetUp() override { universe_.start("main", {"sleep", "1000"}); }

  // Every event of these names is written down.
  void record(const std::vector<std::string>& events) const {
    for (const std::string& event : events) {
      const bool of_windows = event.starts_with("window-") && event != "window-linked" && event != "window-unlinked";
      universe_.must({"set-hook", of_windows || event.starts_with("pane-") ? "-gw" : "-g", event,
                      "set -gaF @log ' #{hook}(#{hook_session_name}#{hook_window}#{hook_pane})'"});
    }
  }
  std::string log() const { return universe_.must({"show-options", "-gqv", "@log"}); }
  std::string after(const support::Words& command) const {
    universe_.must({"set-option", "-g", "@log", ""});
    universe_.must(command);
    return log();
  }

  TempUniverse universe_;
};

TEST_F(Hooks, AreArraysOfCommands) {
  universe_.must({"set-hook", "-g", "after-new-window", "neww -d"});
  universe_.must({"set-hook", "-ga", "after-new-window", "display foo ; killp"});
  universe_.must({"set-hook", "-g", "after-new-window[7]", "if -F x { splitw }"});
  EXPECT_EQ(universe_.must({"show-hooks", "-g", "after-new-window"}),
            "after-new-window[0] new-window -d\nafter-new-window[1] display-message foo ; kill-pane\n"
            "after-new-window[7] if-shell -F x { split-window }");
  universe_.must({"set-hook", "-gu", "after-new-window[1]"});
  EXPECT_EQ(universe_.must({"show-hooks", "-g", "after-new-window[7]"}),
            "after-new-window[7] if-shell -F x { split-window }");
  universe_.must({"set-hook", "-gu", "after-new-window"});
  EXPECT_EQ(universe_.must({"show-hooks", "-g", "after-new-window"}), "after-new-window");
}

TEST_F(Hooks, MustBeCommands) {
  EXPECT_EQ(universe_.tmux({"set-hook", "-g", "after-new-window", "nosuch"}).err, "unknown command: nosuch\n");
  EXPECT_EQ(universe_.tmux({"set-hook", "-g", "nosuch-hook", "neww"}).err, "invalid option: nosuch-hook\n");
  EXPECT_EQ(universe_.tmux({"set-hook", "-g", "after-new-window"}).err, "empty value\n");
}

TEST_F(Hooks, ComeAfterTheirCommandAndKnowItsArguments) {
  universe_.must({"set-hook", "-g", "after-rename-window",
                  "display -p '#{hook} #{hook_arguments} #{hook_argument_0} #{hook_flag_t} #{window_name}'"});
  EXPECT_EQ(universe_.must({"rename-window", "-t", "main:0", "a b", ";", "display-message", "-p", "end"}),
            "after-rename-window -t main:0 \"a b\" a b main:0 a b\nend");
}

TEST_F(Hooks, AreOfASessionOrOfAll) {
  universe_.must({"new-session", "-d", "-s", "other", "sleep", "1000"});
  universe_.must({"set-hook", "-g", "after-rename-window", "display -p all"});
  universe_.must({"set-hook", "-t", "other", "after-rename-window", "display -p other"});
  EXPECT_EQ(universe_.must({"rename-window", "-t", "main:", "x"}), "all");
  EXPECT_EQ(universe_.must({"rename-window", "-t", "other:", "x"}), "other");
}

TEST_F(Hooks, RunInTheTargetOfTheCommand) {
  universe_.must({"set-hook", "-g", "after-new-window", "rename-window made ; split-window -d 'sleep 1000'"});
  universe_.must({"new-window", "-d", "sleep 1000"});
  EXPECT_EQ(universe_.format("main:1", "#{window_name} #{window_panes}"), "made 2");
  EXPECT_EQ(universe_.format("main:0", "#{window_panes}"), "1");
}

TEST_F(Hooks, DoNotSetOffHooksAfterThem) {
  universe_.must({"set-hook", "-g", "after-new-window", "new-window -d 'sleep 1000'"});
  universe_.must({"new-window", "-d", "sleep 1000"});
  EXPECT_EQ(universe_.format("main", "#{session_windows}"), "3");
}

TEST_F(Hooks, ThatFailDoNotStopTheList) {
  universe_.must({"set-hook", "-g", "after-rename-window", "display -p one ; kill-pane -t %99 ; display -p two"});
  const auto result = universe_.tmux({"rename-window", "x", ";", "display-message", "-p", "end"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "one\nend\n");
  EXPECT_EQ(result.err, "can't find pane: %99\n");
}

TEST_F(Hooks, ACommandThatFailsHasNone) {
  universe_.must({"set-hook", "-g", "after-kill-pane", "display -p hook"});
  EXPECT_EQ(universe_.tmux({"kill-pane", "-t", "%99"}).out, "");
}

TEST_F(Hooks, RunAtOnceWhenAsked) {
  universe_.must({"set-hook", "-g", "after-new-window", "display -p now"});
  EXPECT_EQ(universe_.must({"set-hook", "-R", "after-new-window"}), "now");
  universe_.must({"set-option", "-g", "@mine", "display -p '#{hook}'"});
  EXPECT_EQ(universe_.must({"set-hook", "-R", "@mine"}), "@mine");
}

TEST_F(Hooks, HearOfWindowsAndSessions) {
  record({"session-created", "session-closed", "session-renamed", "session-window-changed", "window-linked",
          "window-unlinked"});
  EXPECT_EQ(after({"new-session", "-d", "-s", "b", "sleep", "1000"}), " window-linked(b@1) session-created(b)");
  EXPECT_EQ(after({"new-window", "-d", "-t", "b", "sleep 1000"}), " window-linked(b@2)");
  EXPECT_EQ(after({"new-window", "-t", "b", "sleep 1000"}), " session-window-changed(b) window-linked(b@3)");
  EXPECT_EQ(after({"select-window", "-t", "b:0"}), " session-window-changed(b)");
  EXPECT_EQ(after({"select-window", "-t", "b:0"}), "");
  EXPECT_EQ(after({"rename-session", "-t", "b", "c"}), " session-renamed(c)");
  EXPECT_EQ(after({"kill-window", "-t", "c:2"}), " window-unlinked(c@3)");
  EXPECT_EQ(after({"kill-window", "-t", "c:1"}), " window-unlinked(c@2)");
  EXPECT_EQ(after({"kill-session", "-t", "c"}), " session-closed(c) window-unlinked(c@1)");
}

TEST_F(Hooks, HearOfPanesAndLayouts) {
  universe_.must({"set-option", "-g", "automatic-rename", "off"});  // which is heard of whenever a shell gets that far
  record({"window-layout-changed", "window-pane-changed", "window-renamed", "window-resized"});
  EXPECT_EQ(after({"split-window", "sleep 1000"}), " window-pane-changed(@0) window-layout-changed(@0)");
  EXPECT_EQ(after({"split-window", "-d", "sleep 1000"}), " window-layout-changed(@0)");
  EXPECT_EQ(after({"select-pane", "-t", "%0"}), " window-pane-changed(@0)");
  EXPECT_EQ(after({"select-layout", "tiled"}), " window-layout-changed(@0) window-layout-changed(@0)");
  EXPECT_EQ(after({"select-layout", "-E"}), " window-layout-changed(@0)");
  EXPECT_EQ(after({"resize-window", "-x", "100", "-y", "30"}), " window-layout-changed(@0) window-resized(@0)");
  EXPECT_EQ(after({"kill-pane", "-t", "%1"}), " window-layout-changed(@0)");
  EXPECT_EQ(after({"rename-window", "x"}), " window-renamed(@0)");
}

TEST_F(Hooks, OfEventsComeWhenTheListIsOver) {
  record({"window-renamed"});
  EXPECT_EQ(universe_.must({"rename-window", "x", ";", "show-options", "-gqv", "@log"}), "");
  EXPECT_EQ(log(), " window-renamed(@0)");
}

TEST_F(Hooks, OfEventsSetOffNoMoreEvents) {
  universe_.must({"set-hook", "-g", "window-linked", "new-window -d 'sleep 1000'"});
  universe_.must({"new-window", "-d", "sleep 1000"});
  EXPECT_EQ(universe_.format("main", "#{session_windows}"), "3");
}

TEST_F(Hooks, OfEventsHaveNoOneToTell) {
  universe_.must({"set-hook", "-gw", "window-renamed", "display -p unheard ; kill-pane -t %99"});
  const auto result = universe_.tmux({"rename-window", "x"});
  EXPECT_TRUE(result.ok()) << result.describe();
  EXPECT_EQ(result.out, "");
}

TEST_F(Hooks, HearOfAPaneThatEnds) {
  record({"pane-exited", "window-layout-changed", "window-unlinked"});
  universe_.must({"split-window", "-d", "exit 0"});
  EXPECT_TRUE(support::wait_until([&] {
    return log() == " window-layout-changed(@0) pane-exited(%1) window-layout-changed(@0)";
  })) << log();
  universe_.must({"set-option", "-g", "@log", ""});
  universe_.must({"new-window", "-d", "exit 0"});
  EXPECT_TRUE(support::wait_until([&] { return log().find("window-unlinked(main@1)") != std::string::npos; })) << log();
}

TEST_F(Hooks, HearOfAPaneThatStaysDead) {
  record({"pane-died", "pane-exited"});
  universe_.must({"set-option", "-w", "remain-on-exit", "on"});
  universe_.must({"respawn-pane", "-k", "exit 3"});
  EXPECT_TRUE(support::wait_until([&] { return log() == " pane-died(%0)"; })) << log();
}

TEST_F(Hooks, AHookThatWaitsHoldsUpNobody) {
  universe_.must({"set-hook", "-gw", "window-renamed", "run-shell 'sleep 5; true'"});
  const auto result = universe_.tmux({"rename-window", "x"});
  EXPECT_TRUE(result.ok()) << result.describe();
  EXPECT_LT(result.took.count(), 4000);
}

TEST_F(Hooks, ShellCommandsOfAHookRun) {
  universe_.must(
      {"set-hook", "-gw", "window-renamed", "run-shell -b 'echo #{hook_window} > " + universe_.path("out") + "'"});
  universe_.must({"rename-window", "x"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.exists("out") && universe_.read_file("out") == "@0\n"; }));
}

TEST_F(Hooks, HearOfTitlesAndTheClipboard) {
  universe_.must({"set-option", "-s", "set-clipboard", "on"});
  record({"pane-title-changed", "pane-set-clipboard"});
  universe_.must({"split-window", "-d", "printf '\\033]2;one\\007\\033]2;one\\007'; sleep 1000"});
  EXPECT_TRUE(support::wait_until([&] { return log() == " pane-title-changed(%1) pane-title-changed(%1)"; })) << log();
  universe_.must({"set-option", "-g", "@log", ""});
  universe_.must({"split-window", "-d", "printf '\\033]52;c;aGVsbG8=\\007'; sleep 1000"});
  EXPECT_TRUE(support::wait_until([&] { return log() == " pane-set-clipboard(%2)"; })) << log();
  EXPECT_EQ(universe_.must({"show-buffer"}), "hello");
}

TEST_F(Hooks, HearOfTheNameThatAWindowTakesFromItsProgram) {
  record({"window-renamed"});
  universe_.must({"new-window", "-d", "echo x; exec sleep 1000"});
  EXPECT_TRUE(support::wait_until([&] { return log() == " window-renamed(@1)"; })) << log();
  EXPECT_EQ(universe_.format("main:1", "#{window_name}"), "sleep");
}

TEST_F(Hooks, HearOfTheLastSession) {
  const auto said = [&](const std::string& text) {
    return support::wait_until([&] { return universe_.exists("out") && universe_.read_file("out") == text; });
  };
  const std::string hook = "run-shell 'echo #{hook_session_name} >> " + universe_.path("out") + "'";
  universe_.must({"set-hook", "-g", "session-closed", hook});
  universe_.must({"kill-session", "-t", "main"});
  EXPECT_TRUE(said("main\n"));
  universe_.must({"new-session", "-d", "-s", "second", "read line"});
  universe_.must({"set-hook", "-g", "session-closed", hook});
  universe_.must({"send-keys", "Enter"});
  EXPECT_TRUE(said("main\nsecond\n"));
}

TEST_F(Hooks, WhatTheLastSessionStartsHasItsOptions) {
  universe_.must({"set-hook", "-g", "session-closed", "new-session -d -s again 'sleep 1000'"});
  universe_.must({"set-option", "-g", "base-index", "7"});
  universe_.must({"kill-session", "-t", "main"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.tmux({"has-session", "-t", "again"}).ok(); }));
  EXPECT_EQ(universe_.format("again", "#{window_index}"), "7");
}

class Alerts : public Hooks {};

TEST_F(Alerts, SilenceIsNoticedAgainAfterItWasSeen) {
  universe_.must({"new-window", "-d", "cat"});
  universe_.must({"set-option", "-w", "-t", "main:1", "monitor-silence", "1"});
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(support::wait_until([&] { return universe_.format("main:1", "#{window_silence_flag}") == "1"; }));
    universe_.must({"kill-session", "-C", "-t", "main"});
  }
}

TEST_F(Alerts, ToBecomeCurrentIsActivity) {
  universe_.must({"set-option", "-g", "monitor-activity", "on"});
  universe_.must({"new-window", "-d", "sleep 1000"});
  universe_.must({"select-window", "-t", "main:1"});
  EXPECT_EQ(universe_.format("main:1", "#{window_activity_flag}"), "1");
}

TEST_F(Alerts, ABellIsRememberedUntilTheWindowIsSelected) {
  universe_.must({"new-window", "-d", "printf '\\a'; sleep 1000"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.format("main:1", "#{window_bell_flag}") == "1"; }));
  EXPECT_EQ(universe_.format("main:1", "#{window_raw_flags} #{session_alerts}"), "! 1!");
  universe_.must({"next-window", "-a", "-t", "main"});
  EXPECT_EQ(universe_.format("main:", "#{window_index} #{window_bell_flag}"), "1 0");
  EXPECT_EQ(universe_.tmux({"next-window", "-a", "-t", "main"}).err, "no next window\n");
}

TEST_F(Alerts, ActivityIsNoticedWhenAskedFor) {
  universe_.must({"new-window", "-d", "cat"});
  universe_.must({"send-keys", "-t", "main:1", "a", "Enter"});
  ASSERT_TRUE(universe_.shows("main:1", "a"));
  EXPECT_EQ(universe_.format("main:1", "#{window_activity_flag}"), "0");
  record({"alert-activity"});
  universe_.must({"set-option", "-g", "monitor-activity", "on"});
  universe_.must({"send-keys", "-t", "main:1", "b", "Enter"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.format("main:1", "#{window_activity_flag}") == "1"; }));
  EXPECT_TRUE(support::wait_until([&] { return log() == " alert-activity(main@1)"; })) << log();
}

TEST_F(Alerts, SilenceIsNoticedWhenAskedFor) {
  universe_.must({"new-window", "-d", "cat"});
  universe_.must({"set-option", "-w", "-t", "main:1", "monitor-silence", "1"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.format("main:1", "#{window_silence_flag}") == "1"; }));
  EXPECT_EQ(universe_.format("main:0", "#{window_silence_flag}"), "0");
  // In one call: it may be silent for another second before the next.
  EXPECT_EQ(universe_.must({"kill-session", "-C", "-t", "main", ";", "display-message", "-p", "-t", "main:1",
                            "[#{window_flags}]"}),
            "[]");
}

}  // namespace
