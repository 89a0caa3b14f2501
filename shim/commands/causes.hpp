// SPDX-License-Identifier: ISC
// Errors of commands that run without a client (configuration files, hooks of events, the background) wait until
// somebody can be shown them: a new session in the view mode of its pane, or source-file, which prints them (cfg.c).
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

// Shows lines in the view mode of the pane, or of the best one when it is not there (cmd_run_shell_print).
void show_in_view_mode(Context& context, std::optional<state::PaneId> pane, std::vector<std::string> lines);

// What the commands so far left goes into the registry; not when the universe has ended.
void keep_causes(Context& context);
// After the configuration files: shown in the first session if they made one.
void show_config_causes(Context& context);
// In the transaction that makes a session.
void show_causes(state::Registry& registry, state::SessionId session, TreeChange& change);
// Prints all and forgets them.
void print_causes(Context& context);

}  // namespace shim
