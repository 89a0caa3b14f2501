// SPDX-License-Identifier: ISC
// Commands that are the argument of another command: if-shell, run-shell -C. Their failure is reported but is not that
// command's, so the list it is in goes on (cmd-queue.c: they are a group of their own).
#pragma once

#include <string_view>
#include <vector>

#include "shim/cli/command_list.hpp"
#include "shim/commands/context.hpp"

namespace shim {

// Errors: those of the parser, and unknown commands and flags.
state::Result<std::vector<CommandWords>> parse_nested(const Context& context, std::string_view text);
// Of an operand, which may be a { } block.
state::Result<std::vector<CommandWords>> parse_nested(const Context& context, const Args& args, std::size_t operand);

// The commands of a line fail together, those of the next line do not fail with them.
void run_nested(Context& context, const std::vector<CommandWords>& list);
// Parses first; what does not parse is reported too.
void run_nested(Context& context, std::string_view text);
void run_nested(Context& context, const Args& args, std::size_t operand);

// The commands of one line each.
std::vector<std::vector<CommandWords>> by_line(const std::vector<CommandWords>& list);

}  // namespace shim
