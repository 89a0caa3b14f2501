// SPDX-License-Identifier: ISC
// What a program in a new pane is started with.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/process_list.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::Words;
using testing::HasSubstr;
using testing::StartsWith;

// Runs `script` in a new window and returns what it wrote into $OUT, once it is done.
std::string run_in_window(const TempUniverse& universe, const std::string& script, Words flags = {}) {
  Words words{"new-window", "-d"};
  words.insert(words.end(), flags.begin(), flags.end());
  words.push_back(fmt::format("({}) > {}/out.new; mv {}/out.new {}/out; exec cat", script, universe.folder(),
                              universe.folder(), universe.folder()));
  universe.must(words);
  EXPECT_TRUE(support::wait_until([&] { return universe.exists("out"); }));
  return universe.read_file("out");
}

class Spawn : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }
  TempUniverse universe_;
};

TEST_F(Spawn, TheProgramKnowsItsPaneAndItsUniverse) {
  const std::string out = run_in_window(universe_, "echo $TMUX; echo $TMUX_PANE");
  const std::string pid = universe_.format("main", "#{pid}");
  EXPECT_THAT(out, StartsWith(universe_.socket_path() + ","));
  EXPECT_THAT(out, HasSubstr(",0\n%1\n"));
  EXPECT_TRUE(support::process_alive(std::atoi(out.substr(universe_.socket_path().size() + 1).c_str())));
}

TEST_F(Spawn, TheProgramKnowsItsTerminal) {
  EXPECT_EQ(run_in_window(universe_, "echo $TERM $TERM_PROGRAM $TERM_PROGRAM_VERSION; test -t 2 && stty size <&2"),
            universe_.must({"show-options", "-gv", "default-terminal"}) + " tmux 3.3a\n24 80\n");
}

TEST_F(Spawn, OurOwnTmuxComesFirstOnThePath) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference leaves PATH alone";
  universe_.set("PATH", "/usr/bin:/bin");
  universe_.must({"new-session", "-d", "-s", "plain", "cat"});
  const std::string found = run_in_window(universe_, "readlink -f \"$(command -v tmux)\"", {"-t", "plain:"});
  EXPECT_EQ(found, universe_.shell("readlink -f " + support::tmux_binary()).out);
}

TEST_F(Spawn, VariablesAreGivenWithE) {
  EXPECT_EQ(run_in_window(universe_, "echo \"$A|$B|$C\"", {"-e", "A=1", "-e", "B=two words", "-eC=x=y"}),
            "1|two words|x=y\n");
}

TEST_F(Spawn, TheFolderIsGivenWithC) {
  ::mkdir(universe_.path("elsewhere").c_str(), 0700);
  EXPECT_EQ(run_in_window(universe_, "pwd", {"-c", universe_.path("elsewhere")}), universe_.path("elsewhere") + "\n");
  EXPECT_TRUE(support::wait_until(
      [&] { return universe_.format("main:1", "#{pane_current_path}") == universe_.path("elsewhere"); }));
}

TEST_F(Spawn, TheFolderMayBeAFormat) {
  EXPECT_EQ(run_in_window(universe_, "pwd", {"-c", "#{session_path}"}), universe_.folder() + "\n");
}

TEST_F(Spawn, TheFolderIsOtherwiseThatOfTheCaller) {
  ::mkdir(universe_.path("proj").c_str(), 0700);
  EXPECT_TRUE(universe_.tmux_in(universe_.path("proj"), {"new-session", "-d", "-s", "here", "cat"}).ok());
  EXPECT_EQ(universe_.format("here", "#{session_path}"), universe_.path("proj"));
  EXPECT_TRUE(
      support::wait_until([&] { return universe_.format("here", "#{pane_current_path}") == universe_.path("proj"); }));
  EXPECT_EQ(run_in_window(universe_, "pwd", {"-t", "here:"}), universe_.folder() + "\n");
}

TEST_F(Spawn, OneWordGoesThroughTheShell) {
  EXPECT_EQ(run_in_window(universe_, "x=2; echo $((x + 1)) && echo \"$0\""), "3\nsh\n");
}

TEST_F(Spawn, SeveralWordsAreRunAsTheyAre) {
  universe_.must({"new-window", "-d", "--", "/bin/sh", "-c", "printf '%s|' \"$@\" > out.new; mv out.new out; exec cat",
                  "sh", "a  b", "$HOME", "", ";x", "--"});
  ASSERT_TRUE(support::wait_until([&] { return universe_.exists("out"); }));
  EXPECT_EQ(universe_.read_file("out"), "a  b|$HOME||;x|--|");
}

TEST_F(Spawn, WithoutACommandALoginShellRuns) {
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}"});
  universe_.must({"send-keys", "-t", pane, "echo shell=$0.", "Enter"});
  EXPECT_TRUE(universe_.shows(pane, "shell=-sh."));
}

TEST_F(Spawn, DefaultCommandReplacesTheLoginShell) {
  universe_.must({"set-option", "-g", "default-command", "echo from default; exec cat"});
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}"});
  EXPECT_TRUE(universe_.shows(pane, "from default"));
}

TEST_F(Spawn, EnvironmentComesFromTheSessionAndTheUniverse) {
  universe_.must({"set-environment", "-g", "FROM_GLOBAL", "g"});
  universe_.must({"set-environment", "-t", "main", "FROM_SESSION", "s"});
  universe_.must({"set-environment", "-t", "main", "-h", "HIDDEN", "h"});
  universe_.must({"set-environment", "-g", "GONE", "x"});
  universe_.must({"set-environment", "-t", "main", "-r", "GONE"});
  EXPECT_EQ(run_in_window(universe_, "echo $FROM_GLOBAL ${FROM_SESSION} ${HIDDEN-unset} ${GONE-unset}"),
            "g s unset unset\n");
}

TEST_F(Spawn, ACallerThatWaitsForEndOfFileIsNotHeld) {
  const auto result = universe_.shell("id=$(tmux new-session -d -P -F '#{pane_id}' 'sleep 1000'); echo \"got $id\"");
  EXPECT_EQ(result.out, "got %1\n") << result.describe();
  EXPECT_LT(result.took, std::chrono::seconds(10));
}

TEST_F(Spawn, NoDescriptorOfTheCallerIsKept) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference's first client hands its descriptors on";
  const TempUniverse fresh;
  EXPECT_TRUE(fresh.shell("exec 7>leak; tmux new-session -d cat && tmux split-window -d cat").ok());
  for (const pid_t pid : support::processes_of(fresh.folder()))
    for (const auto& file : support::open_files_of(pid)) EXPECT_NE(file, fresh.path("leak")) << pid;
}

TEST_F(Spawn, PrintsWhereThePaneIs) {
  EXPECT_EQ(universe_.must({"new-window", "-d", "-P", "cat"}), "main:1.0");
  EXPECT_EQ(universe_.must({"split-window", "-dP", "-t", "main:1", "cat"}), "main:1.1");
  EXPECT_EQ(universe_.must({"new-session", "-d", "-P", "-s", "next", "cat"}), "next:");
}

TEST_F(Spawn, FormatsTellWhatRuns) {
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec sleep 1000"});
  EXPECT_TRUE(support::wait_until([&] { return universe_.format(pane, "#{pane_current_command}") == "sleep"; }));
  EXPECT_EQ(universe_.format(pane, "#{pane_start_command}"), "\"exec sleep 1000\"");
  const pid_t pid = std::atoi(universe_.format(pane, "#{pane_pid}").c_str());
  EXPECT_THAT(support::command_line_of(pid), StartsWith("sleep 1000"));
}

TEST_F(Spawn, TheNewPaneIsActiveUnlessDetached) {
  universe_.must({"split-window", "-d", "-t", "main", "cat"});
  EXPECT_EQ(universe_.format("main", "#{pane_id}"), "%0");
  universe_.must({"split-window", "-t", "main", "cat"});
  EXPECT_EQ(universe_.format("main", "#{pane_id}"), "%2");
}

}  // namespace
