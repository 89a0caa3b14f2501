// SPDX-License-Identifier: ISC
// completions/_tmux in real zsh in a pane.
#include <gtest/gtest.h>

#include "tests/reference/typing_shell.hpp"

namespace {

constexpr const char* k_settings =
    "PS1='> ' PROMPT_EOL_MARK= ; setopt no_beep no_auto_remove_slash no_auto_param_slash no_list_beep\n"
    "unsetopt zle_bracketed_paste auto_menu; bindkey -e\n"
    "fpath=(" ROOST_SOURCE_DIR
    "/completions $fpath)\n"
    "autoload -Uz compinit; compinit -u -D\n";

class ZshCompletion : public testing::Test {
 protected:
  void SetUp() override {
    universe_.write_file(".zshrc", k_settings);
    universe_.set("ZDOTDIR", universe_.folder());
  }

  support::TempUniverse universe_;
};

TEST_F(ZshCompletion, CompletesCommandsFlagsAndOptions) {
  const reference::TypingShell shell(universe_, {"zsh", "-d", "-i"});
  shell.expect("tmux split-w\t", "tmux split-window ");
  shell.expect("tmux suspendc\t", "tmux suspendc ");
  shell.expect("tmux wait-for -S chan\t", "tmux wait-for -S chan");
  shell.expect("tmux last-window -\t", "tmux last-window -t ");
  shell.expect("tmux lastw\t", "tmux lastw");
  shell.expect("tmux set-option -g mous\t", "tmux set-option -g mouse ");
  shell.expect("tmux set -g status-keys v\t", "tmux set -g status-keys vi ");
  shell.expect("tmux setw mous\t", "tmux setw mous");
  shell.expect("tmux setw synchro\t", "tmux setw synchronize-panes ");
  shell.expect("tmux set-hook -g pane-di\t", "tmux set-hook -g pane-died ");
  shell.expect("tmux select-layout til\t", "tmux select-layout tiled ");
  shell.expect("tmux new-window \\; select-layout -o main-v\t", "tmux new-window \\; select-layout -o main-vertical ");
  shell.expect("tmux bind-key -T copy-mode-\t", "tmux bind-key -T copy-mode-vi ");
}

TEST_F(ZshCompletion, CompletesWhatRuns) {
  const reference::TypingShell shell(universe_, {"zsh", "-d", "-i"});
  universe_.must({"new-session", "-d", "-s", "two words", "cat"});
  universe_.must({"-L", "other", "new-session", "-d", "-s", "elsewhere", "cat"});
  universe_.must({"new-window", "-d", "-t", "typing:7", "cat"});
  universe_.must({"set-buffer", "-b", "mine", "text"});
  universe_.must({"set-environment", "-t", "typing", "COLOUR", "red"});
  universe_.must({"bind-key", "-T", "own", "x", "kill-server"});
  shell.expect("tmux has-session -t ty\t", "tmux has-session -t typing ");
  shell.expect("tmux has-session -tty\t", "tmux has-session -ttyping ");
  shell.expect("tmux has-session -t \\=ty\t", "tmux has-session -t \\=typing ");
  shell.expect("tmux has-session -t two\t", "tmux has-session -t two\\ words ");
  shell.expect("tmux select-window -t typing:7\t", "tmux select-window -t typing:7 ");
  shell.expect("tmux kill-pane -t typing:7\t", "tmux kill-pane -t typing:7.0 ");
  shell.expect("tmux kill-pane -t %2\t", "tmux kill-pane -t %2 ");
  shell.expect("tmux -L other has-session -t e\t", "tmux -L other has-session -t elsewhere ");
  shell.expect("tmux -Lother has-session -t e\t", "tmux -Lother has-session -t elsewhere ");
  shell.expect("tmux paste-buffer -b m\t", "tmux paste-buffer -b mine ");
  shell.expect("tmux list-keys -T o\t", "tmux list-keys -T own ");
  shell.expect("tmux set-environment -t typing COL\t", "tmux set-environment -t typing COLOUR ");
  shell.expect("tmux has-session -t none\tX", "tmux has-session -t noneX");
}

TEST_F(ZshCompletion, AsksAtMostOnce) {
  const reference::TypingShell shell(universe_, {"zsh", "-d", "-i"});
  universe_.shell("mkdir counted; printf '#!/bin/sh\\necho x >> asked\\nexec bin/tmux \"$@\"\\n' > counted/tmux");
  universe_.shell("chmod +x counted/tmux");
  shell.expect("counted/tmux set-option -g mous\t", "counted/tmux set-option -g mouse ");
  EXPECT_FALSE(universe_.exists("asked"));
  shell.expect("counted/tmux kill-pane -t ty\t", "counted/tmux kill-pane -t typing:0.0 ");
  EXPECT_EQ(universe_.read_file("asked"), "x\n");
}

}  // namespace
