// SPDX-License-Identifier: ISC
// From words to handlers.
#include <fmt/core.h>

#include "shim/commands/hooks.hpp"
#include "shim/commands/prepare.hpp"
#include "state/file_lock.hpp"

namespace shim {

state::Result<const CommandSpec*> find_command(std::string_view name) {
  const CommandSpec* found = nullptr;
  std::string candidates;
  int matches = 0;
  for (const CommandSpec* row : command_table()) {
    if (row->alias == name && !name.empty()) return row;
    if (!row->args.name.starts_with(name)) continue;
    if (row->args.name == name) return row;
    found = row;
    ++matches;
    candidates += (matches > 1 ? ", " : "") + std::string(row->args.name);
  }
  if (matches == 0) return state::fail(state::ErrorCode::invalid_argument, fmt::format("unknown command: {}", name));
  if (matches > 1) {
    return state::fail(state::ErrorCode::invalid_argument,
                       fmt::format("ambiguous command: {}, could be: {}", name, candidates));
  }
  return found;
}

state::Result<void> check_commands(const Context& context, const std::vector<CommandWords>& list) {
  ROOST_TRY(prepare_commands(context, list));
  return {};
}

namespace {

state::Result<void> run_one(Context& context, const PreparedCommand& command) {
  state::set_lock_command(command.spec->args.name);
  context.begin_command(command.spec->args.name, command.line, command.args);
  ROOST_TRY(command.spec->run(context, command.args));
  fire_after_hook(context, command);
  return {};
}

}  // namespace

state::Result<void> run_commands(Context& context, const std::vector<CommandWords>& list) {
  ROOST_TRY_ASSIGN(const std::vector<PreparedCommand> prepared, prepare_commands(context, list));
  for (const PreparedCommand& command : prepared) {
    if (command.spec->server == ServerNeed::starts) context.server_starting = true;
  }
  for (const PreparedCommand& command : prepared) ROOST_TRY(run_one(context, command));
  return {};
}

}  // namespace shim
