// SPDX-License-Identifier: ISC
// The README's table: the commands by group.
#include "shim/commands/summaries.hpp"
#include "shim/reference/generated_parts.hpp"

namespace shim {

std::string readme_commands() {
  std::string out = "| | |\n|---|---|\n";
  for (const std::string_view group : command_groups()) {
    out += "| " + std::string(group) + " |";
    for (const CommandSummary& command : command_summaries())
      if (command.group == group) out += " `" + std::string(command.name) + "`";
    out += " |\n";
  }
  return out;
}

}  // namespace shim
