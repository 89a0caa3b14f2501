// SPDX-License-Identifier: ISC
// How a command line is read: lists, names and their short forms, clustered flags, and commands that run commands.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using support::Words;

class CommandLine : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }
  TempUniverse universe_;
};

TEST_F(CommandLine, VersionNeedsNoUniverse) {
  const TempUniverse nothing;
  EXPECT_EQ(nothing.tmux({"-V"}).out, "tmux 3.3a\n");
}

TEST_F(CommandLine, SeveralCommandsInOneCall) {
  EXPECT_EQ(universe_.must(
                {"display-message", "-p", "a", ";", "display-message", "-p", "b;", "display-message", "-p", "c\\;"}),
            "a\nb\nc;");
}

TEST_F(CommandLine, ANewSessionIsCurrentForWhatFollows) {
  EXPECT_EQ(universe_.must({"new-session", "-d", "-s", "two", "cat", ";", "set-option", "@mark", "here", ";",
                            "display-message", "-p", "#{session_name} #{@mark}"}),
            "two here");
}

TEST_F(CommandLine, NamesHaveShortForms) {
  const std::pair<Words, Words> same[] = {
      {{"lsp", "-a", "-F", "#{pane_id}"}, {"list-panes", "-a", "-F", "#{pane_id}"}},
      {{"list-p", "-a"}, {"list-panes", "-a"}},
      {{"ls", "-F", "#S"}, {"list-sessions", "-F", "#S"}},
      {{"lsw", "-F", "#I"}, {"list-windows", "-F", "#I"}},
      {{"display", "-p", "x"}, {"display-message", "-p", "x"}},
      {{"display-mes", "-p", "x"}, {"display-message", "-p", "x"}},
      {{"show", "-gv", "prefix"}, {"show-options", "-gv", "prefix"}},
      {{"showw", "-gv", "mode-keys"}, {"show-window-options", "-gv", "mode-keys"}},
      {{"showenv", "-g", "HOME"}, {"show-environment", "-g", "HOME"}},
      {{"has", "-t", "main"}, {"has-session", "-t", "main"}},
      {{"capturep", "-pt", "main"}, {"capture-pane", "-p", "-t", "main"}},
  };
  for (const auto& [short_form, long_form] : same) {
    SCOPED_TRACE(fmt::format("{}", fmt::join(short_form, " ")));
    EXPECT_EQ(universe_.must(short_form), universe_.must(long_form));
  }
}

TEST_F(CommandLine, FlagsAreClusteredAndValuesGlued) {
  EXPECT_EQ(universe_.must({"split-window", "-dPF#{pane_id}", "-tmain", "cat"}), "%1");
  EXPECT_EQ(universe_.must({"display-message", "-pt%1", "#{pane_id}"}), "%1");
  EXPECT_EQ(universe_.must({"has-session", "-t=main"}), "");
  EXPECT_EQ(universe_.must({"-Ldefault", "display-message", "-p", "--", "-x"}), "-x");
}

TEST_F(CommandLine, TargetsAreFoundByNamePrefixAndPattern) {
  universe_.must({"new-window", "-d", "-n", "build", "cat"});
  for (const auto* target : {"main:build", "main:1", "=main:build", "mai:bui", "main:b*d", "@1", "%1", "main:1.0",
                             "main:$", ":build", "main:build.{top}"}) {
    EXPECT_EQ(universe_.format(target, "#{pane_id}"), "%1") << target;
  }
  EXPECT_EQ(universe_.format("main:^", "#{pane_id}"), "%0");
}

TEST_F(CommandLine, WithoutATargetTheSessionOfTheCallerIsMeant) {
  universe_.start("newer");
  EXPECT_EQ(universe_.must({"display-message", "-p", "#{session_name}"}), "newer");
  universe_.enter_pane("%0");
  EXPECT_EQ(universe_.must({"display-message", "-p", "#{session_name} #{pane_id}"}), "main %0");
  EXPECT_EQ(universe_.must({"split-window", "-d", "-P", "cat"}), "main:0.1");
}

// Its output is for a pane's view mode, not for the caller.
TEST_F(CommandLine, RunShellWaitsAndTellsTheStatus) {
  const auto good = universe_.tmux({"run-shell", "sleep 0.3; touch done"});
  EXPECT_TRUE(good.ok()) << good.describe();
  EXPECT_TRUE(universe_.exists("done"));
  EXPECT_EQ(universe_.tmux({"run-shell", "exit 3"}).exit_code, 3);
}

TEST_F(CommandLine, RunShellInTheBackgroundReturnsAtOnce) {
  const auto result = universe_.tmux({"run-shell", "-b", "sleep 1; touch later"});
  EXPECT_TRUE(result.ok()) << result.describe();
  EXPECT_FALSE(universe_.exists("later"));
  EXPECT_TRUE(wait_until([&] { return universe_.exists("later"); }));
}

TEST_F(CommandLine, RunShellKnowsFormats) {
  universe_.must({"run-shell", "-t", "main", "echo '#{pane_id} #{session_name}' > told"});
  EXPECT_EQ(universe_.read_file("told"), "%0 main\n");
}

TEST_F(CommandLine, IfShellChooses) {
  EXPECT_EQ(universe_.must({"if-shell", "true", "display-message -p yes", "display-message -p no"}), "yes");
  EXPECT_EQ(universe_.must({"if-shell", "false", "display-message -p yes", "display-message -p no"}), "no");
  EXPECT_EQ(
      universe_.must({"if-shell", "-F", "#{==:#{session_name},main}", "display-message -p yes ; display-message -p 2"}),
      "yes\n2");
}

TEST_F(CommandLine, AFileOfCommandsIsRun) {
  universe_.write_file("commands", "# a comment\nset-option -g @a \"one two\"\nif-shell -F 1 {\n  set -g @b yes\n}\n");
  universe_.must({"source-file", universe_.path("commands")});
  EXPECT_EQ(universe_.must({"show-options", "-gv", "@a"}), "one two");
  EXPECT_EQ(universe_.must({"show-options", "-gv", "@b"}), "yes");
}

TEST_F(CommandLine, AConfigurationIsReadByTheFirstCommand) {
  const TempUniverse fresh;
  fresh.write_file("conf", "set -g @from conf\nset -g base-index 4\n");
  fresh.must({"-f", fresh.path("conf"), "new-session", "-d", "-s", "main", "cat"});
  EXPECT_EQ(fresh.must({"show-options", "-gv", "@from"}), "conf");
  EXPECT_EQ(fresh.format("main", "#{window_index}"), "4");
}

TEST_F(CommandLine, TheUsersOwnConfigurationIsRead) {
  const TempUniverse fresh;
  fresh.write_file(".tmux.conf", "set -g @from home\n");
  fresh.start();
  EXPECT_EQ(fresh.must({"show-options", "-gv", "@from"}), "home");
}

TEST_F(CommandLine, AnUnreadableFileOfCommandsIsAnError) {
  const auto result = universe_.tmux({"source-file", universe_.path("missing")});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, universe_.path("missing") + ": No such file or directory\n");
  EXPECT_TRUE(universe_.tmux({"source-file", "-q", universe_.path("missing")}).ok());
}

TEST_F(CommandLine, EveryListedCommandIsThere) {
  EXPECT_EQ(universe_.must({"list-commands", "kill-pane"}), "kill-pane (killp) [-a] [-t target-pane]");
  for (const auto& name : support::offered_commands())
    EXPECT_EQ(universe_.tmux({name, "-^"}).err, fmt::format("command {}: invalid flag -^\n", name));
}

TEST_F(CommandLine, TheReadmeNamesEveryCommand) {
  if (support::testing_reference()) GTEST_SKIP() << "it is our README";
  const std::string readme = universe_.read_file(ROOST_SOURCE_DIR "/README.md");
  for (const auto& name : support::offered_commands())
    EXPECT_NE(readme.find("`" + name + "`"), std::string::npos) << name;
}

}  // namespace
