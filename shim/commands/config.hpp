// SPDX-License-Identifier: ISC
// The configuration files that a universe reads once, when it starts: -f FILE, else /etc/tmux.conf and the user's
// (tmux(1), FILES).
#pragma once

#include <vector>

#include "shim/cli/command_list.hpp"
#include "shim/commands/context.hpp"

namespace shim {

// Runs a command list. When it starts the universe, the configuration is run first. The hooks of what changed come
// last.
state::Result<void> run_with_config(Context& context, const std::vector<CommandWords>& list);

// The format after %if in a file.
std::string expand_condition(const Context& context, std::string_view format);

}  // namespace shim
