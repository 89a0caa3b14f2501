// SPDX-License-Identifier: ISC
// A command list as tmux prints it back (cmd_list_print): names in full, flags in order, arguments quoted. For hooks
// and whatever else stores commands.
#pragma once

#include <string>
#include <string_view>

#include "shim/commands/context.hpp"
#include "state/error.hpp"

namespace shim {

// Errors are the parser's and the table's: "syntax error", "unknown command: x", "command x: unknown flag -y".
state::Result<std::string> canonical_commands(const Context& context, std::string_view text);

}  // namespace shim
