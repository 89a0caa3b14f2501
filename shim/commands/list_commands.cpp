// SPDX-License-Identifier: ISC
// Lists the commands (tmux(1), list-commands): the table itself.
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr std::string_view k_format =
    "#{command_list_name}#{?command_list_alias, (#{command_list_alias}),} #{command_list_usage}";

state::Result<void> run(Context& context, const Args& args) {
  FormatContext format;
  format.extra = context.hooks.formats;
  format.caller = &context.caller();
  for (const CommandSpec* row : command_table()) {
    const bool wanted = args.operands().empty() || args.operands().front() == row->args.name ||
                        (args.operands().front() == row->alias && !row->alias.empty());
    if (!wanted) continue;
    format.extra["command_list_name"] = row->args.name;
    format.extra["command_list_alias"] = row->alias;
    format.extra["command_list_usage"] = row->args.usage;
    const std::string line = expand(args.value('F').value_or(k_format), format);
    if (!line.empty()) context.print(line);
  }
  return {};
}

}  // namespace

extern const CommandSpec list_commands_command;
const CommandSpec list_commands_command = {
    .args = {.name = "list-commands", .flags = "F:", .max_operands = 1, .usage = "[-F format] [command]"},
    .alias = "lscm",
    .lock = LockNeed::none,
    .run = run,
};

}  // namespace shim
