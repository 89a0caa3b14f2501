// SPDX-License-Identifier: ISC
// For whom input waits, and for whom not: only for a shell that has not come to its line editor yet. The limit is a
// minute here, longer than any test waits, so that input that waits where it should not fails.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using support::Words;
using testing::HasSubstr;
using testing::Not;

constexpr const char* k_until_go = "echo starting; while [ ! -e ~/go ]; do sleep 0.02; done\n";

class HeldInput : public testing::Test {
 protected:
  void SetUp() override {
    universe_.start("main", {"exec cat"});
    universe_.must({"set-option", "-g", "@roost-hold-input", "60000"});
    universe_.must({"set-option", "-g", "default-shell", "/bin/bash"});
  }
  std::string spawn(const Words& command = {}) {
    Words words{"new-window", "-d", "-P", "-F", "#{pane_id}"};
    words.insert(words.end(), command.begin(), command.end());
    return universe_.must(words);
  }
  void type(const std::string& pane, const std::string& text) {
    universe_.must({"send-keys", "-t", pane, text, "Enter"});
  }
  bool made(const std::string& file, const std::string& text) {
    return wait_until([&] { return universe_.read_file(file) == text; });
  }
  TempUniverse universe_;
};

TEST_F(HeldInput, WaitsForTheLineEditorAndKeepsItsOrder) {
  universe_.write_file(".bash_profile", k_until_go);
  const std::string pane = spawn();
  ASSERT_TRUE(universe_.shows(pane, "starting"));
  std::string all;
  universe_.must({"send-keys", "-t", pane, "-l", "echo"});
  for (int n = 0; n < 40; ++n) {
    universe_.must({"send-keys", "-t", pane, "-l", " n" + std::to_string(n)});
    all += (n == 0 ? "n" : " n") + std::to_string(n);
  }
  universe_.must({"send-keys", "-t", pane, " > all", "Enter"});
  if (!support::testing_reference()) {
    EXPECT_THAT(universe_.capture(pane), Not(HasSubstr("n0"))) << "the terminal has echoed it: it was not held";
  }
  universe_.write_file("go", "");
  type(pane, "echo after > after");
  EXPECT_TRUE(made("after", "after\n"));
  EXPECT_EQ(universe_.read_file("all"), all + "\n");
}

TEST_F(HeldInput, IsEncodedForTheModesOfTheEditor) {
  universe_.write_file(".bash_profile", std::string(k_until_go) + "bind 'set enable-bracketed-paste on'\n");
  const std::string pane = spawn();
  ASSERT_TRUE(universe_.shows(pane, "starting"));
  universe_.must({"set-buffer", "echo > pasted\n"});
  universe_.must({"paste-buffer", "-p", "-t", pane});
  universe_.must({"send-keys", "-t", pane, "C-c"});
  universe_.write_file("go", "");
  type(pane, "echo end > end");
  EXPECT_TRUE(made("end", "end\n")) << universe_.capture(pane);
  EXPECT_FALSE(universe_.exists("pasted")) << "it was typed, not pasted in brackets: " << universe_.capture(pane);
}

// Regression (continuous integration): on a busy machine the kernel threw the text before the interrupt away, and the
// shell saw the interrupt only after it had read the first byte of the next command: "cho: command not found".
TEST_F(HeldInput, IsTakenBeforeTheInterruptThatFollowsItOnABusyMachine) {
  universe_.write_file(".bash_profile", std::string(k_until_go) + "bind 'set enable-bracketed-paste on'\n");
  std::vector<std::string> panes(12);
  for (std::string& pane : panes) pane = spawn();
  for (const std::string& pane : panes) {
    ASSERT_TRUE(universe_.shows(pane, "starting"));
    universe_.must({"send-keys", "-t", pane, "-l", "text that is never run"});
    universe_.must({"send-keys", "-t", pane, "C-c"});
    type(pane, "echo end > end" + pane);
  }
  universe_.write_file("go", "");
  for (const std::string& pane : panes) EXPECT_TRUE(made("end" + pane, "end\n")) << universe_.capture(pane);
}

TEST_F(HeldInput, SurvivesAnInterruptThatWasHeldToo) {
  universe_.write_file(".bash_profile", k_until_go);
  const std::string pane = spawn();
  ASSERT_TRUE(universe_.shows(pane, "starting"));
  universe_.must({"send-keys", "-t", pane, "C-c"});
  universe_.must({"send-keys", "-t", pane, "C-u"});
  type(pane, "echo end > end");
  universe_.write_file("go", "");
  EXPECT_TRUE(made("end", "end\n"));
}

TEST_F(HeldInput, IsForNoOtherProgram) {
  const Words commands[] = {{"exec cat > out"},
                            {"sh -c 'read x; echo $x > out'"},
                            {"bash -c 'read x; echo $x > out'"},
                            {"dash"},
                            {"bash --noediting --norc"},
                            {"python3 -c 'open(\"out\", \"w\").write(input() + chr(10))'"}};
  for (const Words& command : commands) {
    const std::string pane = spawn(command);
    const bool shell = command[0].starts_with("dash") || command[0].find("noediting") != std::string::npos;
    type(pane, shell ? "echo typed > out" : "typed");
    EXPECT_TRUE(made("out", "typed\n")) << command[0];
    universe_.tmux({"kill-pane", "-t", pane});
    ::unlink(universe_.path("out").c_str());
  }
}

TEST_F(HeldInput, IsNotForAShellThatWasReadyOnce) {
  const std::string pane = spawn({"bash --norc"});
  type(pane, "cat > out");
  ASSERT_TRUE(wait_until([&] { return universe_.format(pane, "#{pane_current_command}") == "cat"; }));
  type(pane, "typed");
  EXPECT_TRUE(made("out", "typed\n"));
}

TEST_F(HeldInput, AnswersWhatAStartUpFileAsks) {
  universe_.write_file(".bash_profile", "read -p 'who? ' who; echo $who > who\n");
  type(spawn(), "me");
  EXPECT_TRUE(made("who", "me\n"));
}

TEST_F(HeldInput, ReachesAProgramThatAStartUpFileRuns) {
  universe_.write_file(".bash_profile", "cat > out\n");
  type(spawn(), "typed");
  EXPECT_TRUE(made("out", "typed\n"));
  universe_.write_file(".bash_profile", "stty raw -echo; head -c 6 > raw; stty sane\n");
  type(spawn(), "typed");
  EXPECT_TRUE(made("raw", "typed\r"));
}

TEST_F(HeldInput, CanBeSwitchedOff) {
  universe_.write_file(".bash_profile", k_until_go);
  universe_.must({"set-option", "-g", "@roost-hold-input", "off"});
  const std::string pane = spawn();
  ASSERT_TRUE(universe_.shows(pane, "starting"));
  type(pane, "typed");
  EXPECT_TRUE(universe_.shows(pane, "typed")) << "the terminal echoes it";
}

TEST_F(HeldInput, WaitsNoLongerThanItsLimit) {
  universe_.write_file(".bash_profile", k_until_go);
  universe_.must({"set-option", "-g", "@roost-hold-input", "300"});
  const std::string pane = spawn();
  type(pane, "typed");
  EXPECT_TRUE(universe_.shows(pane, "typed"));
}

TEST_F(HeldInput, DiesWithItsProgram) {
  universe_.write_file(".bash_profile", k_until_go);
  const std::string pane = spawn();
  ASSERT_TRUE(universe_.shows(pane, "starting"));
  type(pane, "echo old > old");
  universe_.must({"respawn-pane", "-k", "-t", pane, "bash --norc"});
  type(pane, "echo new > new");
  EXPECT_TRUE(made("new", "new\n"));
  EXPECT_FALSE(universe_.exists("old"));
}

}  // namespace
