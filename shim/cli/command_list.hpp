// SPDX-License-Identifier: ISC
// Command sequences: "tmux A \; B" as argv, and tmux's command language in one string (quotes, escapes, { } blocks,
// comments, continuation lines, variables).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"

namespace shim {

struct CommandWords {
  std::vector<std::string> words;  // name first
  unsigned line = 0;               // in the source, from 1; 0: argv
};

// An argument that is or ends in ';' separates; "\;" at the end is a literal ';'.
std::vector<CommandWords> split_argv(const std::vector<std::string>& words);

struct ParseSource {
  std::string_view file = {};      // for messages: "FILE:LINE: text"; empty: none
  const std::vector<std::string>* environment = nullptr;  // for $VAR and ~
};
// Errors in tmux's words: "syntax error", "unmatched ..." (invalid_argument).
state::Result<std::vector<CommandWords>> parse_commands(std::string_view text, const ParseSource& source = {});

}  // namespace shim
