// SPDX-License-Identifier: ISC
// From words to commands that can be run: aliases replaced, names and flags known, { } blocks where they may be. tmux
// does all of it before it runs any command of a list (cmd-parse.y, cmd_parse_build_commands).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shim/cli/command_list.hpp"
#include "shim/commands/table.hpp"

namespace shim {

struct PreparedCommand {
  const CommandSpec* spec = nullptr;
  Args args;
  unsigned line = 0;
  bool assignment = false;
};

// The file that a list is from: errors have "FILE:LINE: " before them then, and each line that is understood, of blocks
// too, is added to `lines` as source-file -v prints it.
struct PreparedFile {
  std::string_view path;
  std::vector<std::string>* lines = nullptr;
};

// Errors: unknown commands, flags and wrong arguments, of blocks too.
state::Result<std::vector<PreparedCommand>> prepare_commands(const Context& context,
                                                             const std::vector<CommandWords>& list,
                                                             const PreparedFile& file = {});

// For a text that is an argument: the caller's variables, conditions as formats.
ParseSource text_source(const Context& context);

// The commands of an operand; a text that is no block is parsed as one.
state::Result<std::vector<CommandWords>> operand_commands(const Context& context, const Args& args,
                                                          std::size_t operand);

enum class Separator : std::uint8_t { plain, escaped };  // " ; " or " \; "

// As tmux prints commands back (cmd_list_print, args_print): names in full, flags in order, arguments quoted.
std::string print_commands(const Context& context, const std::vector<PreparedCommand>& list,
                           Separator separator = Separator::plain);
std::string print_arguments(const Context& context, const PreparedCommand& command);
// What args_string gives: a block as tmux prints it.
std::string operand_text(const Context& context, const Args& args, std::size_t operand);

}  // namespace shim
