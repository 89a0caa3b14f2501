// SPDX-License-Identifier: ISC
// From words to handlers.
#include <fmt/core.h>

#include "shim/cli/command_list.hpp"
#include "shim/commands/table.hpp"
#include "shim/options/option_view.hpp"
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

namespace {

struct Prepared {
  const CommandSpec* spec;
  Args args;
};

// Option command-alias: "name=value". Asked only for words that are no command, to spare the others the look-up.
std::optional<std::string> alias_value(const Context& context, std::string_view name) {
  const auto now = context.snapshot();
  const auto items = now ? OptionView((*now)->registry(), {}).items("command-alias")
                         : OptionView(state::Registry::fresh({}), {}).items("command-alias");
  for (const std::string& item : items) {
    const auto equals = item.find('=');
    if (equals != std::string::npos && item.substr(0, equals) == name) return item.substr(equals + 1);
  }
  return std::nullopt;
}

// The words of a command with its alias, if it is one, replaced; an alias may stand for several commands.
state::Result<std::vector<CommandWords>> replace_alias(const Context& context, const CommandWords& command) {
  std::vector<CommandWords> out{command};
  const auto value = find_command(command.words.front()) ? std::nullopt : alias_value(context, command.words.front());
  if (!value) return out;
  ROOST_TRY_ASSIGN(out, parse_commands(*value));
  if (out.empty()) return out;
  std::vector<std::string>& last = out.back().words;
  last.insert(last.end(), command.words.begin() + 1, command.words.end());
  return out;
}

// tmux parses the whole list before it runs any of it.
state::Result<std::vector<Prepared>> prepare(const Context& context, const std::vector<CommandWords>& list) {
  std::vector<Prepared> out;
  for (const CommandWords& given : list) {
    if (given.words.empty()) continue;
    ROOST_TRY_ASSIGN(const std::vector<CommandWords> commands, replace_alias(context, given));
    for (const CommandWords& command : commands) {
      ROOST_TRY_ASSIGN(const CommandSpec* spec, find_command(command.words.front()));
      ROOST_TRY_ASSIGN(Args args, parse_args(spec->args, {command.words.begin() + 1, command.words.end()}));
      out.push_back({spec, std::move(args)});
    }
  }
  return out;
}

}  // namespace

state::Result<void> check_commands(const Context& context, const std::vector<CommandWords>& list) {
  ROOST_TRY(prepare(context, list));
  return {};
}

state::Result<void> run_commands(Context& context, const std::vector<CommandWords>& list) {
  ROOST_TRY_ASSIGN(const std::vector<Prepared> prepared, prepare(context, list));
  for (const Prepared& command : prepared) {
    if (command.spec->server == ServerNeed::starts) context.server_starting = true;
  }
  for (const Prepared& command : prepared) {
    state::set_lock_command(command.spec->args.name);
    ROOST_TRY(command.spec->run(context, command.args));
  }
  return {};
}

}  // namespace shim
