// SPDX-License-Identifier: ISC
// The command table: one row per tmux command, one file per command. The rows are in table.cpp; each command's file
// holds its arguments, usage and handler as one CommandSpec.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shim/cli/args.hpp"
#include "shim/commands/context.hpp"
#include "state/error.hpp"

namespace shim {

enum class LockNeed : std::uint8_t { none, read, write };
enum class ServerNeed : std::uint8_t { needed, starts };  // tmux's CMD_STARTSERVER

struct CommandSpec {
  ArgSpec args;            // args.name is the command's name
  std::string_view alias;  // empty: none
  LockNeed lock = LockNeed::read;
  ServerNeed server = ServerNeed::needed;
  state::Result<void> (*run)(Context& context, const Args& args) = nullptr;
};

// In alphabetical order, as list-commands prints it.
std::span<const CommandSpec* const> command_table();

// Name, alias or unambiguous prefix. Errors: "unknown command: x",
// "ambiguous command: x, could be: a, b".
state::Result<const CommandSpec*> find_command(std::string_view name);

// The error run_commands would return before it runs anything: an unknown command or flag.
state::Result<void> check_commands(const Context& context, const std::vector<struct CommandWords>& list);

// Runs a list of commands; stops at the first failure. Used by main, if-shell, run-shell -C, source files.
state::Result<void> run_commands(Context& context, const std::vector<struct CommandWords>& list);

}  // namespace shim
