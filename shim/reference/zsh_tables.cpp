// SPDX-License-Identifier: ISC
// What zsh's completion knows of the commands and of options.
#include <fmt/format.h>

#include "shim/commands/summaries.hpp"
#include "shim/commands/table.hpp"
#include "shim/options/option_table.hpp"
#include "shim/reference/generated_parts.hpp"
#include "shim/reference/usage.hpp"
#include "shim/reference/value_kinds.hpp"

namespace shim {
namespace {

// An action of _arguments: a function of the file, or nothing.
std::string action(const ArgSpec& spec, std::string_view name) {
  const std::string_view kind = value_kind(spec, name);
  return kind.empty() ? " " : fmt::format("_tmux_{}", kind);
}

std::string specs_of(const ArgSpec& spec) {
  std::string out;
  for (const auto& [flag, value] : offered_flags(spec)) {
    const std::string_view again = value == "environment" ? "*" : "";
    out += value.empty() ? fmt::format(" -{}", flag)
                         : fmt::format(" '{}-{}+:{}:{}'", again, flag, value, action(spec, value));
  }
  for (const UsagePart& part : usage_parts(spec.usage)) {
    if (part.kind != UsagePart::Kind::operand) continue;
    const std::string_view place = part.repeats ? "*" : "";
    out += fmt::format(" '{}:{}:{}'", place, part.name, action(spec, part.name));
  }
  return out;
}

}  // namespace

std::string zsh_commands() {
  std::string list = "_tmux_list=(\n", specs = "_tmux_specs=(\n", aliases = "_tmux_aliases=(\n";
  const auto summaries = command_summaries();
  for (std::size_t i = 0; i < summaries.size(); ++i) {
    const CommandSpec& command = *command_table()[i];
    list += fmt::format("  '{}:{}'\n", command.args.name, summaries[i].text);
    const std::string text = specs_of(command.args);
    std::string quoted;
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    specs += fmt::format("  {} '{}'\n", command.args.name, quoted);
    if (command.alias.empty()) continue;
    list += fmt::format("  '{}:{}'\n", command.alias, summaries[i].text);
    aliases += fmt::format("  {} {}\n", command.alias, command.args.name);
  }
  return list + ")\n" + aliases + ")\n" + specs + ")\n";
}

std::string zsh_options() {
  std::string options = "_tmux_options=(\n", window = "_tmux_window_options=(\n", hooks = "_tmux_hooks=(\n";
  std::string values = "_tmux_values=(\n";
  for (const OptionSpec& option : option_table()) {
    const bool of_window = has_scope(option, OptionScope::window) || has_scope(option, OptionScope::pane);
    std::string& list = option.is_hook ? hooks : of_window ? window : options;
    list += fmt::format("  {}\n", option.name);
    if (option.type == OptionType::flag) values += fmt::format("  {} 'on off'\n", option.name);
    if (option.type == OptionType::choice)
      values += fmt::format("  {} '{}'\n", option.name, fmt::join(option.choices, " "));
  }
  return options + ")\n" + window + ")\n" + hooks + ")\n" + values + ")\n";
}

}  // namespace shim
