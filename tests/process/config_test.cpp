// SPDX-License-Identifier: ISC
// Configuration files: read once when a universe starts, by source-file whenever asked; what is wrong in them is said
// where tmux says it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"

namespace {

using support::TempUniverse;

class Config : public testing::Test {
 protected:
  std::string start_with(const std::string& text) {
    universe_.write_file("my.conf", text);
    return universe_.must({"-f", universe_.path("my.conf"), "new-session", "-d", "-s", "main", "cat"});
  }
  std::string option(const std::string& name) const { return universe_.must({"show-options", "-gqv", name}); }
  TempUniverse universe_;
};

TEST_F(Config, ALineThatFailsDoesNotStopTheNextOne) {
  start_with(
      "set -g @a 1\nkill-pane -t nosuch ; set -g @same no\nset -g @b 2\nif -F 1 {\n kill-pane -t nosuch\n set -g @c "
      "3\n}\n"
      "display-message -p unheard\n");
  EXPECT_EQ(universe_.format("main", "#{@a}|#{@same}|#{@b}|#{@c}"), "1||2|3");
}

TEST_F(Config, AFileThatDoesNotParseIsNotRunAndStopsNothing) {
  start_with("set -g @a 1\nnosuch x\n");
  EXPECT_EQ(option("@a"), "");
  EXPECT_EQ(universe_.format("main", "#{session_name}"), "main");
}

TEST_F(Config, SeveralFilesAreReadInOrder) {
  universe_.write_file("one.conf", "set -g @a 1\nset -g @b 1\n");
  universe_.write_file("two.conf", "set -g @b 2\n");
  universe_.must({"-f", universe_.path("one.conf"), "-f", universe_.path("nosuch.conf"), "-f",
                  universe_.path("two.conf"), "new-session", "-d", "cat"});
  EXPECT_EQ(universe_.format("", "#{@a}#{@b}"), "12");
}

TEST_F(Config, IsReadWhenAUniverseStartsAndNotAgain) {
  start_with("set -g @a 1\n");
  universe_.must({"set-option", "-g", "@a", "2"});
  universe_.must({"-f", universe_.path("my.conf"), "new-session", "-d", "cat"});
  EXPECT_EQ(option("@a"), "2");
}

TEST_F(Config, HooksAndKeysOfAConfigurationAreThere) {
  start_with("set-hook -g after-rename-window { display-message -p renamed }\nbind F1 { neww ; killp }\n");
  EXPECT_EQ(universe_.must({"rename-window", "x"}), "renamed");
  EXPECT_EQ(universe_.must({"list-keys", "F1"}), "bind-key -T prefix F1 new-window \\; kill-pane");
}

TEST_F(Config, ConditionsAreFormats) {
  start_with("%if #{==:#{version},3.3a}\nset -g @a yes\n%else\nset -g @a no\n%endif\n");
  EXPECT_EQ(option("@a"), "yes");
}

class SourceFile : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }
  support::RunResult source(const std::string& text, const std::string& flags = "") {
    universe_.write_file("f.conf", text);
    support::Words words{"source-file"};
    if (!flags.empty()) words.push_back(flags);
    words.push_back(universe_.path("f.conf"));
    return universe_.tmux(words);
  }
  std::string at(const std::string& text) const { return universe_.path("f.conf") + ":" + text + "\n"; }
  TempUniverse universe_;
};

TEST_F(SourceFile, NamesTheLineOfAnError) {
  const auto result = source("set -g @x 1\nif -F 1 {\n  set -g @y 1\n  foo bar\n}\n");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, at("4: unknown command: foo"));
  EXPECT_EQ(source("\nset -t {} x\n").out, at("2: command set-option: -t argument must be a string"));
  EXPECT_EQ(source("rename-window { neww }\n").out, at("1: command rename-window: argument 1 must be \"string\""));
}

TEST_F(SourceFile, PrintsWhatItUnderstood) {
  EXPECT_EQ(source("bind x {\n neww\n splitw ; killp\n}\nbind y { killp }\n", "-nv").out,
            at("2: new-window") + at("3: split-window ; kill-pane") +
                at("3: bind-key x { new-window ;; split-window ; kill-pane }") + at("5: kill-pane") +
                at("5: bind-key y { kill-pane }"));
}

TEST_F(SourceFile, CommandsOfABlockAreKeptAsCommands) {
  source("set -g @q { neww ; splitw -h }\n");
  EXPECT_EQ(universe_.must({"show-options", "-gqv", "@q"}), "new-window ; split-window -h");
}

TEST_F(SourceFile, SetsItsNameForFormats) {
  EXPECT_EQ(source("display-message -p '#{current_file}'\n").out, universe_.path("f.conf") + "\n");
}

}  // namespace
