// SPDX-License-Identifier: ISC
// A line on what each command does, for people: the manual, the README and completions. Not in the executable.
#pragma once

#include <span>
#include <string_view>

namespace shim {

struct CommandSummary {
  std::string_view name;
  std::string_view group;  // of the README's table
  std::string_view text;   // completes "This command is to ..."; no full stop
};

// In the order of command_table(), one for each of its rows.
std::span<const CommandSummary> command_summaries();

// The groups in the order in which they are shown.
std::span<const std::string_view> command_groups();

}  // namespace shim
