// SPDX-License-Identifier: ISC
// Command sequences: "tmux A \; B" as argv, and tmux's command language in one string (quotes, escapes, { } blocks,
// comments, continuation lines, variables, assignments, %if). tmux(1), COMMAND PARSING AND EXECUTION; cmd-parse.y.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"

namespace shim {

struct CommandWords {
  std::vector<std::string> words;          // name first, never empty
  unsigned line = 0;                       // in the source, from 1; 0: argv
  std::vector<std::size_t> blocks = {};    // which words were { } blocks, ascending
  bool assignment = false;                 // NAME=value, which is no command in tmux
  std::vector<unsigned> block_lines = {};  // the line where the first command of each is
};

// What fails together: the commands of one line of a file, but all of a text that is an argument
// (cmd-parse.y, CMD_PARSE_ONEGROUP).
enum class Grouping : std::uint8_t { together, by_line };

// An argument that is or ends in ';' separates; "\;" at the end is a literal ';'. Empty commands are left out.
std::vector<CommandWords> split_argv(const std::vector<std::string>& words);

struct ParseSource {
  std::string_view file = {};                             // for messages: "FILE:LINE: text"; empty: none
  const std::vector<std::string>* environment = nullptr;  // "KEY=value", for $VAR and ~
  unsigned first_line = 1;
  // Expands the format after %if and %elif; without it the text is its own value.
  std::function<std::string(std::string_view)> expand = {};
  // With by_line the text of a { } block keeps its lines.
  Grouping grouping = Grouping::together;
};

// A { } block becomes one word: its commands as text, so that parsing it again gives them (variables and conditions in
// it are settled now, as in tmux). NAME=value becomes the command "set-environment -g -- NAME value", with -h too
// after %hidden, in front of the command it stands by; later words of the same text see the new value.
// Errors (invalid_argument) in tmux's words: "syntax error", "invalid octal escape", "invalid environment variable".
state::Result<std::vector<CommandWords>> parse_commands(std::string_view text, const ParseSource& source = {});

// The text of a list of commands: the inverse of parse_commands. By line, each is as many lines below the one before as
// it was.
std::string command_text(const std::vector<CommandWords>& list, Grouping grouping = Grouping::together);

}  // namespace shim
