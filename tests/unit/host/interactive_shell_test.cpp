// SPDX-License-Identifier: ISC
#include "shim/host/interactive_shell.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

using Words = std::vector<std::string>;

TEST(InteractiveShell, IsAShellWithoutAScript) {
  for (const Words& words : {Words{"-bash"}, Words{"bash"}, Words{"/usr/bin/zsh", "-l"}, Words{"-zsh"},
                             Words{"fish", "-i"}, Words{"zsh5"}, Words{"bash", "--rcfile", "file", "-i"}, Words{"tcsh"},
                             Words{"mksh"}, Words{"bash", "-O", "extglob"}, Words{"fish", "-C", "echo"}}) {
    EXPECT_TRUE(edits_its_input(words)) << words.front();
  }
}

TEST(InteractiveShell, IsNotWhatReadsItsTerminalLikeAnyProgram) {
  for (const Words& words :
       {Words{}, Words{"cat"}, Words{"dash"}, Words{"-sh"}, Words{"sh", "-c", "read x"}, Words{"bash", "script"},
        Words{"bash", "-c", "read x"}, Words{"bash", "-lc", "read x"}, Words{"bash", "--noediting"},
        Words{"python3", "-c", "input()"}, Words{"vim", "bash"}, Words{"fish", "--command", "read x"},
        Words{"sh", "-c"}, Words{"bash", "-x", "script"}, Words{"python3", "-c", "bash"},
        Words{"bash", "-c", "bash $x"}, Words{"bash", "-c", "zsh", "name"}}) {
    EXPECT_FALSE(edits_its_input(words)) << (words.empty() ? "" : words.back());
  }
}

TEST(InteractiveShell, MayBeStartedByAnother) {
  EXPECT_TRUE(edits_its_input({"sh", "-c", "zsh"}));
  EXPECT_TRUE(edits_its_input({"bash", "-c", "exec /bin/bash --norc"}));
  EXPECT_TRUE(edits_its_input({"dash", "-c", "env HISTFILE= zsh -f"}));
  EXPECT_FALSE(edits_its_input({"sh", "-c", "zsh -c ls"}));
  EXPECT_FALSE(edits_its_input({"sh", "-c", "cat bash"}));
}

TEST(InteractiveShell, MayHaveAnotherName) {
  EXPECT_TRUE(edits_its_input({"-sh"}, "/usr/bin/bash"));
  EXPECT_FALSE(edits_its_input({"-sh"}, "/usr/bin/dash"));
}

}  // namespace
}  // namespace shim
