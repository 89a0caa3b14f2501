// SPDX-License-Identifier: ISC
// completions/tmux.bash: what it offers, asked as bash asks it, and what real bash makes of it in a pane.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <sstream>

#include "tests/reference/typing_shell.hpp"

namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Ge;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr const char* k_file = ROOST_SOURCE_DIR "/completions/tmux.bash";

// COMP_WORDS of a line, as readline breaks it: at blanks, and around runs of : = and @. A quote holds a word together.
std::vector<std::string> comp_words(const std::string& line) {
  std::vector<std::string> words{""};
  char quote = 0;
  const auto breaks = [](char c) { return c == ':' || c == '=' || c == '@'; };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    std::string& word = words.back();
    if (quote == 0 && c == ' ' && (i == 0 || line[i - 1] != '\\')) {
      if (!word.empty()) words.emplace_back();
      continue;
    }
    if (c == '\'' || c == '"') quote = quote == 0 ? c : quote == c ? '\0' : quote;
    if (quote == 0 && !word.empty() && breaks(c) != breaks(word.back())) words.emplace_back();
    words.back() += c;
  }
  return words;
}

class BashCompletion : public testing::Test {
 protected:
  std::vector<std::string> offered(const std::string& line) const {
    std::vector<std::string> argv{"bash", "--norc", ROOST_SOURCE_DIR "/tests/reference/complete.bash", k_file, line};
    for (const auto& word : comp_words(line)) argv.push_back(word);
    const auto result = support::run_program(argv, {universe_.environment(), universe_.folder(), {}});
    EXPECT_TRUE(result.ok()) << result.describe();
    std::vector<std::string> lines;
    std::istringstream in(result.out);
    for (std::string text; std::getline(in, text);) lines.push_back(text);
    return lines;
  }

  support::TempUniverse universe_;
};

TEST_F(BashCompletion, OffersCommandsAndAliases) {
  EXPECT_THAT(offered("tmux split-w"), ElementsAre("split-window"));
  EXPECT_THAT(offered("tmux neww"), ElementsAre("neww"));
  EXPECT_THAT(offered("tmux list-"), UnorderedElementsAre("list-buffers", "list-clients", "list-commands", "list-keys",
                                                          "list-panes", "list-sessions", "list-windows"));
  EXPECT_THAT(offered("tmux "), SizeIs(Ge(150u)));
  EXPECT_THAT(offered("tmux nothing"), IsEmpty());
}

TEST_F(BashCompletion, OffersTheFlagsOfACommand) {
  EXPECT_THAT(offered("tmux kill-pane -"), ElementsAre("-a", "-t"));
  EXPECT_THAT(offered("tmux killp -"), ElementsAre("-a", "-t"));
  EXPECT_THAT(offered("tmux kill-p -"), ElementsAre("-a", "-t"));
  EXPECT_THAT(offered("tmux wait-for -"), ElementsAre("-L", "-S", "-U"));
  EXPECT_THAT(offered("tmux -2 -L other list-panes -"), ElementsAre("-a", "-s", "-F", "-f", "-t"));
  EXPECT_THAT(offered("tmux -"), AllOf(Contains("-L"), Contains("-V"), Not(Contains("-t"))));
  EXPECT_THAT(offered("tmux split-window -- -"), Not(Contains("-h"))) << "operands";
}

TEST_F(BashCompletion, OffersWhatRuns) {
  universe_.start("work");
  universe_.must({"new-session", "-d", "-s", "two words", "cat"});
  universe_.must({"new-window", "-d", "-t", "work:7", "cat"});
  universe_.must({"split-window", "-d", "-t", "work:7", "cat"});
  EXPECT_THAT(offered("tmux has-session -t "), UnorderedElementsAre("work", "two\\ words"));
  EXPECT_THAT(offered("tmux has-session -t wo"), ElementsAre("work"));
  EXPECT_THAT(offered("tmux has-session -tw"), ElementsAre("-twork"));
  EXPECT_THAT(offered("tmux has-session -t two\\ w"), ElementsAre("two\\ words"));
  EXPECT_THAT(offered("tmux has-session -t \"two w"), ElementsAre("two words"));
  EXPECT_THAT(offered("tmux has-session -t $"), UnorderedElementsAre("\\$0", "\\$1"));
  EXPECT_THAT(offered("tmux select-window -t work:"), ElementsAre("0", "7")) << "what is before the colon stands";
  EXPECT_THAT(offered("tmux select-window -t =work:7"), ElementsAre("7"));
  EXPECT_THAT(offered("tmux select-window -t @"), UnorderedElementsAre("0", "1", "2"));
  EXPECT_THAT(offered("tmux kill-pane -a -t %"), UnorderedElementsAre("%0", "%1", "%2", "%3"));
  EXPECT_THAT(offered("tmux kill-pane -at work:7."), ElementsAre("7.0", "7.1"));
  EXPECT_THAT(offered("tmux swap-pane -d -s %1 -t work:0"), ElementsAre("0.0"));
  EXPECT_THAT(offered("tmux move-window -s work:7 -t two"), ElementsAre("two\\ words:0"));
  EXPECT_THAT(offered("tmux kill-session -t nobody"), IsEmpty());
}

TEST_F(BashCompletion, LooksWhereTheLineSays) {
  universe_.must({"-L", "other", "new-session", "-d", "-s", "elsewhere", "cat"});
  EXPECT_THAT(offered("tmux has-session -t "), IsEmpty());
  EXPECT_THAT(offered("tmux -L other has-session -t "), ElementsAre("elsewhere"));
  EXPECT_THAT(offered("tmux -Lother has-session -t "), ElementsAre("elsewhere"));
  EXPECT_THAT(offered("tmux -S " + universe_.socket_path("other") + " has-session -t "), ElementsAre("elsewhere"));
  EXPECT_THAT(offered("tmux -L ot"), ElementsAre("other"));
}

TEST_F(BashCompletion, OffersOptionsAndTheirValues) {
  EXPECT_THAT(offered("tmux set-option -g remain-"), ElementsAre("remain-on-exit", "remain-on-exit-format"));
  EXPECT_THAT(offered("tmux set -g mou"), ElementsAre("mouse"));
  EXPECT_THAT(offered("tmux set-window-option mou"), IsEmpty());
  EXPECT_THAT(offered("tmux setw synchro"), ElementsAre("synchronize-panes"));
  EXPECT_THAT(offered("tmux show-options -g status-k"), ElementsAre("status-keys"));
  EXPECT_THAT(offered("tmux set-option -g status-keys "), ElementsAre("emacs", "vi"));
  EXPECT_THAT(offered("tmux set-option -w -t x synchronize-panes o"), ElementsAre("on", "off"));
  EXPECT_THAT(offered("tmux set-hook -g pane-di"), ElementsAre("pane-died"));
}

TEST_F(BashCompletion, OffersTablesLayoutsBuffersAndVariables) {
  universe_.start("work");
  universe_.must({"set-buffer", "-b", "mine", "text"});
  universe_.must({"bind-key", "-T", "own", "x", "kill-server"});
  universe_.must({"set-environment", "-t", "work", "COLOUR", "red"});
  universe_.must({"set-environment", "-g", "SHADE", "dark"});
  EXPECT_THAT(offered("tmux select-layout -t work main-"), ElementsAre("main-horizontal", "main-vertical"));
  EXPECT_THAT(offered("tmux paste-buffer -b "), ElementsAre("mine"));
  EXPECT_THAT(offered("tmux list-keys -T o"), ElementsAre("own"));
  EXPECT_THAT(offered("tmux bind-key -T copy"), ElementsAre("copy-mode", "copy-mode-vi"));
  EXPECT_THAT(offered("tmux set-environment -t work COL"), ElementsAre("COLOUR"));
  EXPECT_THAT(offered("tmux show-environment -g SHA"), ElementsAre("SHADE"));
  EXPECT_THAT(offered("tmux list-commands has"), UnorderedElementsAre("has", "has-session"));
  EXPECT_THAT(offered("tmux command-prompt -T se"), ElementsAre("search"));
}

TEST_F(BashCompletion, OffersFilesFoldersAndPrograms) {
  universe_.shell("mkdir -p 'one folder' other; touch one.txt");
  EXPECT_THAT(offered("tmux new-window -c o"), UnorderedElementsAre("one folder", "other"));
  EXPECT_THAT(offered("tmux source-file one.txt o"), UnorderedElementsAre("one folder", "other", "one.txt"));
  EXPECT_THAT(offered("tmux -f one."), ElementsAre("one.txt"));
  EXPECT_THAT(offered("tmux split-window -h slee"), Contains("sleep"));
}

TEST_F(BashCompletion, CompletesTheLastOfSeveralCommands) {
  universe_.start("work");
  EXPECT_THAT(offered("tmux new-window \\; split-w"), ElementsAre("split-window"));
  EXPECT_THAT(offered("tmux new-window ';' select-layout til"), ElementsAre("tiled"));
  EXPECT_THAT(offered("tmux list-panes -a\\; kill-session -t w"), ElementsAre("work"));
}

// A completion that asks too often is felt on each key.
TEST_F(BashCompletion, AsksAtMostOnce) {
  universe_.start("work");
  universe_.shell("mv bin/tmux bin/real; printf '#!/bin/sh\\necho x >> asked\\nexec real \"$@\"\\n' > bin/tmux");
  ::chmod(universe_.path("bin/tmux").c_str(), 0700);
  offered("tmux ");
  offered("tmux set-option -g mou");
  offered("tmux kill-pane -");
  EXPECT_FALSE(universe_.exists("asked"));
  EXPECT_THAT(offered("tmux kill-pane -t "), ElementsAre("work:0.0"));
  EXPECT_EQ(universe_.read_file("asked"), "x\n");
}

class BashTyping : public testing::TestWithParam<const char*> {};

TEST_P(BashTyping, CompletesInAPane) {
  support::TempUniverse universe;
  universe.shell("mkdir -p .local/share/bash-completion/completions && cp '" + std::string(k_file) +
                 "' .local/share/bash-completion/completions/tmux");
  universe.write_file("rc", fmt::format("PS1='> '\nbind 'set bell-style none'\nsource {}\n", GetParam()));
  reference::TypingShell shell(universe, {"bash", "--rcfile", universe.path("rc"), "-i"});
  shell.expect("tmux split-w\t", "tmux split-window ");
  shell.expect("tmux has-session -t ty\t", "tmux has-session -t typing ");
  shell.expect("tmux select-window -t typing:\t", "tmux select-window -t typing:0 ");
  shell.expect("tmux kill-pane -t typing:0.\t", "tmux kill-pane -t typing:0.0 ");
  shell.expect("tmux new-window \\; select-layout til\t", "tmux new-window \\; select-layout tiled ");
  shell.expect("tmux set -g mous\t", "tmux set -g mouse ");
  shell.expect("tmux has-session -t none\tX", "tmux has-session -t noneX");
}

INSTANTIATE_TEST_SUITE_P(BashCompletion, BashTyping,
                         testing::Values(k_file, "/usr/share/bash-completion/bash_completion"),
                         [](const auto& param) { return param.index == 0 ? "Alone" : "LoadedByThePackage"; });

}  // namespace
