// SPDX-License-Identifier: ISC
// Command sequences: "tmux A \; B" as argv, and tmux's command language in one string (quotes, escapes, { } blocks,
// comments, continuation lines, variables, assignments, %if). tmux(1), COMMAND PARSING AND EXECUTION; cmd-parse.y.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"

namespace shim {

struct CommandWords {
  std::vector<std::string> words;        // name first, never empty
  unsigned line = 0;                     // in the source, from 1; 0: argv
  std::vector<std::size_t> blocks = {};  // which words were { } blocks, ascending
};

// An argument that is or ends in ';' separates; "\;" at the end is a literal ';'. Empty commands are left out.
std::vector<CommandWords> split_argv(const std::vector<std::string>& words);

struct ParseSource {
  std::string_view file = {};                             // for messages: "FILE:LINE: text"; empty: none
  const std::vector<std::string>* environment = nullptr;  // "KEY=value", for $VAR and ~
  unsigned first_line = 1;
  // Expands the format after %if and %elif; without it the text is its own value.
  std::function<std::string(std::string_view)> expand = {};
};

// A { } block becomes one word: its commands as text, so that parsing it again gives them (variables and conditions in
// it are settled now, as in tmux). NAME=value becomes the command "set-environment -g -- NAME value", with -h too
// after %hidden, in front of the command it stands by; later words of the same text see the new value.
// Errors (invalid_argument) in tmux's words: "syntax error", "invalid octal escape", "invalid environment variable".
state::Result<std::vector<CommandWords>> parse_commands(std::string_view text, const ParseSource& source = {});

// The text of a list of commands: the inverse of parse_commands.
std::string command_text(const std::vector<CommandWords>& list);

}  // namespace shim
