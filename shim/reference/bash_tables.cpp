// SPDX-License-Identifier: ISC
// What bash's completion knows of the commands and of options.
#include <fmt/format.h>

#include "shim/commands/table.hpp"
#include "shim/options/option_table.hpp"
#include "shim/reference/generated_parts.hpp"
#include "shim/reference/usage.hpp"
#include "shim/reference/value_kinds.hpp"

namespace shim {
namespace {

// "split-window" and its flags, "-d", "-t:pane", those it takes without showing them, and its operands, "=program".
// Every word before the last operand's kind tells one thing; "=kind*" is for all operands that follow.
std::string words_of(const CommandSpec& command) {
  std::string out;
  std::string hidden = valued_flags(command.args);
  for (const auto& [flag, value] : offered_flags(command.args)) {
    std::erase(hidden, flag);
    out += fmt::format(" -{}{}{}", flag, value.empty() ? "" : ":", value_kind(command.args, value));
  }
  for (const char flag : hidden) out += fmt::format(" +{}:", flag);
  for (const UsagePart& part : usage_parts(command.args.usage)) {
    if (part.kind != UsagePart::Kind::operand) continue;
    out += fmt::format(" ={}{}", value_kind(command.args, part.name), part.repeats ? "*" : "");
  }
  return out;
}

bool for_window(const OptionSpec& option) {
  return has_scope(option, OptionScope::window) || has_scope(option, OptionScope::pane);
}

}  // namespace

std::string bash_commands() {
  std::string out = "declare -gA _roost_commands=(\n";
  std::string aliases = "declare -gA _roost_aliases=(\n";
  for (const CommandSpec* command : command_table()) {
    out += fmt::format("  [{}]='{} '\n", command->args.name, words_of(*command));
    if (!command->alias.empty()) aliases += fmt::format("  [{}]={}\n", command->alias, command->args.name);
  }
  return out + ")\n" + aliases + ")\n";
}

std::string bash_options() {
  std::string options = "_roost_options='\n", window = "_roost_window_options='\n", hooks = "_roost_hooks='\n";
  std::string values = "declare -gA _roost_values=(\n";
  for (const OptionSpec& option : option_table()) {
    std::string& list = option.is_hook ? hooks : for_window(option) ? window : options;
    list += fmt::format("{}\n", option.name);
    if (option.type == OptionType::flag) values += fmt::format("  [{}]='on off'\n", option.name);
    if (option.type == OptionType::choice)
      values += fmt::format("  [{}]='{}'\n", option.name, fmt::join(option.choices, " "));
  }
  return options + "'\n" + window + "'\n" + hooks + "'\n" + values + ")\n";
}

}  // namespace shim
