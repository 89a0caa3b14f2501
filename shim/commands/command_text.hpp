// SPDX-License-Identifier: ISC
// A command list as tmux prints it back (cmd_list_print): names in full, flags in order, arguments quoted. For hooks
// and whatever else stores commands.
#pragma once

#include <string>
#include <string_view>

#include "state/error.hpp"

namespace shim {

// Errors are the parser's and the table's: "syntax error", "unknown command: x", "command x: unknown flag -y".
state::Result<std::string> canonical_commands(std::string_view text);

// The same for one command that is parsed already.
state::Result<std::string> canonical_command(const struct CommandWords& command);

}  // namespace shim
