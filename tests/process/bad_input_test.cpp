// SPDX-License-Identifier: ISC
// Input that must be refused: each row is a command and what real tmux 3.3a says. Nothing on stdout, exit status 1, and
// the universe is afterwards what it was.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <span>

#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"

namespace {

using support::TempUniverse;
using support::Words;

struct Refusal {
  Words words;
  std::string message;
};

// Commands, flags and numbers of operands.
const Refusal k_grammar[] = {
    {{"nosuchcommand"}, "unknown command: nosuchcommand"},
    {{"new-windw"}, "unknown command: new-windw"},
    {{"split-window", "-Y"}, "command split-window: unknown flag -Y"},
    {{"list-panes", "-Z"}, "command list-panes: unknown flag -Z"},
    {{"send-keys", "-Q", "x"}, "command send-keys: unknown flag -Q"},
    {{"kill-pane", "-z"}, "command kill-pane: unknown flag -z"},
    {{"set-option"}, "command set-option: too few arguments (need at least 1)"},
    {{"set-option", "-p"}, "command set-option: too few arguments (need at least 1)"},
    {{"display-message", "-p", "a", "b"}, "command display-message: too many arguments (need at most 1)"},
    {{"has-session", "main"}, "command has-session: too many arguments (need at most 0)"},
    {{"kill-pane", "extra"}, "command kill-pane: too many arguments (need at most 0)"},
    {{"kill-server", "now"}, "command kill-server: too many arguments (need at most 0)"},
    {{"select-layout", "a", "b"}, "command select-layout: too many arguments (need at most 1)"},
    {{"rename-window"}, "command rename-window: too few arguments (need at least 1)"},
    {{"rename-session"}, "command rename-session: too few arguments (need at least 1)"},
    {{"wait-for"}, "command wait-for: too few arguments (need at least 1)"},
    {{"load-buffer"}, "command load-buffer: too few arguments (need at least 1)"},
    {{"save-buffer"}, "command save-buffer: too few arguments (need at least 1)"},
    {{"if-shell"}, "command if-shell: too few arguments (need at least 2)"},
    {{"find-window"}, "command find-window: too few arguments (need at least 1)"},
    {{"display-menu"}, "command display-menu: too few arguments (need at least 1)"},
    {{"bind-key"}, "command bind-key: too few arguments (need at least 1)"},
    {{"bind-key", "x", "nosuchcommand"}, "unknown command: nosuchcommand"},
    {{"set-hook"}, "command set-hook: too few arguments (need at least 1)"},
    {{"if-shell", "-F", "1", "nosuchcommand"}, "unknown command: nosuchcommand"},
    {{"run-shell", "-C", "nosuchcommand"}, "unknown command: nosuchcommand"},
    {{"start-server", "x"}, "command start-server: too many arguments (need at most 0)"},
    {{"confirm-before"}, "command confirm-before: too few arguments (need at least 1)"},
    {{"new-window", ";", "nosuchcommand"}, "unknown command: nosuchcommand"},
};

// Targets that name nothing.
const Refusal k_targets[] = {
    {{"kill-pane", "-t", "%99"}, "can't find pane: %99"},
    {{"kill-pane", "-t", "nope"}, "can't find pane: nope"},
    {{"kill-pane", "-t", "main:7"}, "can't find window: 7"},
    {{"kill-pane", "-t", "main:0.7"}, "can't find pane: 7"},
    {{"kill-pane", "-t", "%x"}, "can't find pane: %x"},
    {{"kill-window", "-t", "@99"}, "can't find window: @99"},
    {{"kill-window", "-t", "main:9"}, "can't find window: 9"},
    {{"kill-session", "-t", "nope"}, "can't find session: nope"},
    {{"kill-session", "-t", "=mai"}, "can't find session: mai"},
    {{"kill-session", "-t", "$9"}, "can't find session: $9"},
    {{"has-session", "-t", "nope"}, "can't find session: nope"},
    {{"has-session", "-t", "=mai"}, "can't find session: mai"},
    {{"list-panes", "-t", "@9"}, "can't find window: @9"},
    {{"list-panes", "-t", "main:5"}, "can't find window: 5"},
    {{"list-panes", "-t", "nope:1"}, "can't find session: nope"},
    {{"list-windows", "-t", "nope"}, "can't find session: nope"},
    {{"send-keys", "-t", "%99", "x"}, "can't find pane: %99"},
    {{"capture-pane", "-p", "-t", "%99"}, "can't find pane: %99"},
    {{"select-pane", "-t", "%99"}, "can't find pane: %99"},
    {{"split-window", "-t", "%99"}, "can't find pane: %99"},
    {{"new-window", "-t", "nope:"}, "can't find session: nope"},
    {{"respawn-pane", "-t", "%99"}, "can't find pane: %99"},
    {{"pipe-pane", "-t", "%99"}, "can't find pane: %99"},
    {{"resize-pane", "-t", "%99", "-x", "10"}, "can't find pane: %99"},
    {{"swap-pane", "-s", "%99"}, "can't find pane: %99"},
    {{"join-pane", "-s", "%99"}, "can't find pane: %99"},
    {{"break-pane", "-s", "%99"}, "can't find pane: %99"},
    {{"rename-window", "-t", "nope", "x"}, "can't find window: nope"},
    {{"set-option", "-p", "-t", "%99", "remain-on-exit", "on"}, "no such pane: %99"},
    {{"set-option", "-t", "=main", "mouse", "on"}, "no such session: =main"},
    {{"select-window", "-t", "main:9"}, "can't find window: 9"},
    {{"swap-window", "-s", "main:0", "-t", "main:9"}, "can't find window: 9"},
    {{"clear-history", "-t", "%99"}, "can't find pane: %99"},
    {{"clock-mode", "-t", "%99"}, "can't find pane: %99"},
};

// Options, environment variables and their values.
const Refusal k_options[] = {
    {{"set-option", "-t", "main", "bogus", "1"}, "invalid option: bogus"},
    {{"set-option", "st", "off"}, "ambiguous option: st"},
    {{"set-option", "-g", "status", "maybe"}, "unknown value: maybe"},
    {{"set-option", "-g", "history-limit", "abc"}, "value is invalid: abc"},
    {{"set-option", "-g", "history-limit", "-1"}, "value is too small: -1"},
    {{"set-option", "-g", "base-index", "99999999999"}, "value is too large: 99999999999"},
    {{"set-option", "-g", "remain-on-exit", "sometimes"}, "unknown value: sometimes"},
    {{"set-option", "-g", "status-position", "middle"}, "unknown value: middle"},
    {{"set-option", "-g", "prefix", "NoSuchKey"}, "bad key: NoSuchKey"},
    {{"set-option", "-g", "status-style", "fg=nocolour"}, "invalid style: fg=nocolour"},
    {{"set-option", "-g", "default-shell", "/nonexistent"}, "not a suitable shell: /nonexistent"},
    {{"show-options", "-g", "bogus"}, "invalid option: bogus"},
    {{"show-options", "-v", "@foo"}, "invalid option: @foo"},
    {{"show-environment", "-t", "main", "FOO"}, "unknown variable: FOO"},
    {{"show-environment", "-g", "NOPE"}, "unknown variable: NOPE"},
    {{"set-environment", "A=B", "x"}, "variable name contains ="},
    {{"set-environment", "", "x"}, "empty variable name"},
    {{"set-environment", "FOO"}, "no value specified"},
    {{"set-hook", "-g", "nosuchhook", "x"}, "invalid option: nosuchhook"},
    {{"show-hooks", "-g", "nosuchhook"}, "invalid option: nosuchhook"},
};

// What is well said but can't be done.
const Refusal k_others[] = {
    {{"respawn-pane", "-t", "main", "x"}, "respawn pane failed: pane main:0.0 still active"},
    {{"respawn-window", "-t", "main", "x"}, "respawn window failed: window main:0 still active"},
    {{"new-window", "-t", "main:0"}, "create window failed: index 0 in use"},
    {{"new-session", "-d", "-s", "main"}, "duplicate session: main"},
    {{"rename-session", "-t", "main", "other"}, "duplicate session: other"},
    {{"rename-session", "-t", "main", ""}, "invalid session: "},
    {{"new-session", "-d", "-s", ""}, "invalid session: "},
    {{"new-session", "-d", "-x", "abc"}, "width invalid"},
    {{"new-session", "-d", "-y", "0"}, "height too small"},
    {{"new-session", "-d", "-x", "99999"}, "width too large"},
    {{"resize-pane", "-t", "main", "-x", "200%"}, "width too large"},
    {{"resize-pane", "-t", "main", "-x", "abc"}, "width invalid"},
    {{"resize-pane", "-t", "main", "-U", "abc"}, "adjustment invalid"},
    {{"resize-window", "-t", "main", "-x", "abc"}, "width invalid"},
    {{"split-window", "-t", "main", "-l", "abc"}, "lines invalid"},
    {{"select-layout", "-t", "main", "bogus"}, "invalid layout: bogus"},
    {{"select-layout", "-t", "main", "b25d,80x24,0,0"}, "invalid layout: b25d,80x24,0,0"},
    {{"select-layout", "-t", "main", "0000,80x24,0,0,0"}, "invalid layout: 0000,80x24,0,0,0"},
    {{"select-layout", "-t", "main", "b25d,80x24,0,0,0,1,2"}, "invalid layout: b25d,80x24,0,0,0,1,2"},
    {{"paste-buffer", "-b", "nope"}, "no buffer nope"},
    {{"show-buffer"}, "no buffers"},
    {{"show-buffer", "-b", "nope"}, "no buffer nope"},
    {{"delete-buffer", "-b", "nope"}, "unknown buffer: nope"},
    {{"delete-buffer"}, "no buffer"},
    {{"save-buffer", "-b", "nope", "-"}, "no buffer nope"},
    {{"set-buffer"}, "no data specified"},
    {{"load-buffer", "/nonexistent/file"}, "/nonexistent/file: No such file or directory"},
    {{"source-file", "/nonexistent/file"}, "/nonexistent/file: No such file or directory"},
    {{"send-keys", "-X", "-t", "main", "cancel"}, "not in a mode"},
    {{"send-keys", "-N", "abc", "-t", "main", "x"}, "repeat count invalid"},
    {{"wait-for", "-U", "nolock"}, "channel nolock not locked"},
    {{"next-window", "-t", "main"}, "no next window"},
    {{"previous-window", "-t", "main"}, "no previous window"},
    {{"last-window", "-t", "main"}, "no last window"},
    {{"move-window", "-s", "main:0", "-t", "other:0"}, "index in use: 0"},
    {{"link-window", "-s", "main:0", "-t", "main:0"}, "same index: 0"},
    {{"unlink-window", "-t", "main:0"}, "window only linked to one session"},
    {{"switch-client", "-t", "main"}, "no current client"},
    {{"detach-client"}, "no current client"},
    {{"refresh-client"}, "no current client"},
    {{"attach-session", "-t", "main"}, "open terminal failed: not a terminal"},
    {{"display-popup", "x"}, "no current client"},
    {{"lock-client"}, "no current client"},
    {{"show-messages"}, "no current client"},
    {{"bind-key", "NoSuchKey", "x"}, "unknown key: NoSuchKey"},
    {{"unbind-key", "NoSuchKey"}, "unknown key: NoSuchKey"},
    {{"unbind-key", "-T", "nope", "x"}, "table nope doesn't exist"},
    {{"list-keys", "-T", "nope"}, "table nope doesn't exist"},
    {{"command-prompt", "x"}, "no current client"},
};

// Everything a caller can see of a universe, and the document itself.
std::string everything(const TempUniverse& universe) {
  std::string text = universe.read_file(universe.state_path() + "/registry.json");
  for (const Words& words : {Words{"list-panes", "-a"},
                             {"list-sessions"},
                             {"list-buffers"},
                             {"show-options", "-g"},
                             {"show-options", "-gw"},
                             {"show-options", "-s"},
                             {"show-environment", "-g"}})
    text += universe.must(words) + "\n";
  return text;
}

// What a row's command has to answer: a command that we do not offer is unknown.
std::string expected_message(const Refusal& row) {
  const std::string& name = row.words[0];
  const bool full_name = name.find('-') != std::string::npos && row.message.rfind("unknown command: " + name, 0) != 0;
  return full_name && !support::offered_commands().contains(name) ? "unknown command: " + name : row.message;
}

class BadInput : public testing::Test {
 protected:
  BadInput() {
    universe_.start("main");
    universe_.start("other");
  }

  void expect_refused(std::span<const Refusal> rows) {
    const std::string before = everything(universe_);
    for (const auto& row : rows) {
      SCOPED_TRACE(fmt::format("tmux {}", fmt::join(row.words, " ")));
      const auto result = universe_.tmux(row.words);
      EXPECT_EQ(result.exit_code, 1);
      EXPECT_EQ(result.out, "");
      EXPECT_EQ(result.err, expected_message(row) + "\n");
      EXPECT_EQ(everything(universe_), before);
    }
    if (!support::testing_reference()) {
      EXPECT_EQ(support::registry_fault(universe_.state_path()), "");
    }
  }

  TempUniverse universe_;
};

TEST_F(BadInput, CommandsAndFlagsAreRefused) { expect_refused(k_grammar); }
TEST_F(BadInput, TargetsAreRefused) { expect_refused(k_targets); }
TEST_F(BadInput, OptionsAndValuesAreRefused) { expect_refused(k_options); }
TEST_F(BadInput, WhatCanNotBeDoneIsRefused) { expect_refused(k_others); }

// Real tmux 3.3a reads past the end of its arguments here, and `resize-pane -x` ends its server.
TEST_F(BadInput, AFlagWithoutItsValueIsRefused) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference crashes";
  const Refusal rows[] = {
      {{"new-session", "-d", "-s"}, "command new-session: -s expects an argument"},
      {{"split-window", "-t"}, "command split-window: -t expects an argument"},
      {{"resize-pane", "-x"}, "command resize-pane: -x expects an argument"},
      {{"capture-pane", "-p", "-S"}, "command capture-pane: -S expects an argument"},
      {{"respawn-pane", "-k", "-c"}, "command respawn-pane: -c expects an argument"},
  };
  expect_refused(rows);
}

TEST_F(BadInput, AnAmbiguousNameTellsWhatItCouldBe) {
  for (const std::string prefix : {"list", "s", "kill"}) {
    std::vector<std::string> names;
    for (const auto& name : support::offered_commands())
      if (name.starts_with(prefix)) names.push_back(name);
    ASSERT_GT(names.size(), 2u);
    const Refusal rows[] = {
        {{prefix}, fmt::format("ambiguous command: {}, could be: {}", prefix, fmt::join(names, ", "))}};
    expect_refused(rows);
  }
}

TEST_F(BadInput, AnUnknownGlobalFlagPrintsTheUsage) {
  const auto result = universe_.tmux({"-Z"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err,
            "tmux: unknown option -- Z\n"
            "usage: tmux [-2CDlNuvV] [-c shell-command] [-f file] [-L socket-name]\n"
            "            [-S socket-path] [-T features] [command [flags]]\n");
}

TEST_F(BadInput, AFailureInAListStopsWhatFollows) {
  const auto result = universe_.tmux(
      {"set-option", "-g", "@a", "1", ";", "kill-pane", "-t", "%99", ";", "set-option", "-g", "@b", "1"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "can't find pane: %99\n");
  EXPECT_EQ(universe_.must({"show-options", "-gqv", "@a"}), "1");
  EXPECT_EQ(universe_.must({"show-options", "-gqv", "@b"}), "");
}

}  // namespace
