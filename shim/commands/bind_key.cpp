// SPDX-License-Identifier: ISC
// Binds a key to commands, or gives a bound one a note (tmux(1), bind-key).
#include <fmt/core.h>

#include <algorithm>

#include "shim/commands/key_bindings.hpp"
#include "shim/commands/prepare.hpp"

namespace shim {

namespace {

// The operands from the second on as commands of their own, separated by ';' (cmd_parse_from_arguments).
std::vector<CommandWords> split_operands(const Args& args) {
  std::vector<CommandWords> list;
  CommandWords current;
  current.line = 1;
  const auto end_command = [&] {
    if (!current.words.empty()) list.push_back(std::move(current));
    current = {};
    current.line = 1;
  };
  for (std::size_t i = 1; i < args.operands().size(); ++i) {
    std::string word = args.operands()[i];
    if (args.is_block(i)) {
      current.blocks.push_back(current.words.size());
      current.block_lines.push_back(1);
      current.words.push_back(std::move(word));
      continue;
    }
    const std::vector<CommandWords> split = split_argv({word});
    if (!split.empty()) current.words.push_back(split.front().words.front());
    if (split.empty() && !word.ends_with(';')) current.words.push_back(word);
    if (word.ends_with(';') && !word.ends_with("\\;")) end_command();
  }
  end_command();
  return list;
}

// One group, and errors without the place in a file. NAME=value is done now and not bound.
state::Result<std::string> bound_text(Context& context, std::string_view text) {
  ROOST_TRY_ASSIGN(std::vector<CommandWords> list, parse_commands(text, text_source(context)));
  for (CommandWords& command : list) command.line = 1;
  const auto bound = std::stable_partition(list.begin(), list.end(), [](const auto& one) { return one.assignment; });
  const std::vector<CommandWords> assignments(list.begin(), bound);
  list.erase(list.begin(), bound);
  if (!assignments.empty()) ROOST_TRY(run_commands(context, assignments));
  ROOST_TRY_ASSIGN(const auto prepared, prepare_commands(context, list));
  return print_commands(context, prepared, Separator::escaped);
}

state::Result<std::string> commands_to_bind(Context& context, const Args& args) {
  std::vector<CommandWords> list;
  if (args.operands().size() == 2 && !args.is_block(1)) return bound_text(context, args.operands()[1]);
  if (args.operands().size() == 2) {
    ROOST_TRY_ASSIGN(list, operand_commands(context, args, 1));
  } else {
    list = split_operands(args);
  }
  ROOST_TRY_ASSIGN(const auto prepared, prepare_commands(context, list));
  return print_commands(context, prepared, Separator::escaped);
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY(context.snapshot());
  const std::string& name = args.operands().front();
  const auto key = parse_key(name);
  if (!key || key_name(*key) == "None") {
    return state::fail(state::ErrorCode::invalid_argument, fmt::format("unknown key: {}", name));
  }
  const std::string table(args.value('T').value_or(args.has('n') ? "root" : "prefix"));
  NewBinding binding;
  if (const auto note = args.value('N')) binding.note = std::string(*note);
  binding.repeat = args.has('r');
  if (args.operands().size() > 1) {
    ROOST_TRY_ASSIGN(binding.commands, commands_to_bind(context, args));
  }
  return context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    bind_key(registry.edit_head(), table, *key, binding);
    return {};
  });
}

}  // namespace

extern const CommandSpec bind_key_command;
const CommandSpec bind_key_command = {
    .args = {.name = "bind-key",
             .flags = "nrN:T:",
             .min_operands = 1,
             .usage = "[-nr] [-T key-table] [-N note] key [command [arguments]]"},
    .alias = "bind",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
