// SPDX-License-Identifier: ISC
// Cases whose specification is a table that real tmux prints itself: list-commands and show-options.
#pragma once

#include "tests/parity/case_file.hpp"

namespace parity {

// Every command: -?, an unknown flag, alone and after each flag that takes a value, too many operands, its alias.
// Commands that are not in `offered` are left out; the runner lists them.
std::vector<Group> usage_groups(const std::vector<std::string>& list_commands, const std::vector<std::string>& offered);

// Every option: shown, set to good and bad values, appended to, unset. `names` are the lines of show-options.
std::vector<Group> option_groups(const std::string& scope, const std::vector<std::string>& lines);

}  // namespace parity
