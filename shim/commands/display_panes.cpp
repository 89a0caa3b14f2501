// SPDX-License-Identifier: ISC
// Shows the numbers of the panes on a client (tmux(1), display-panes).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec display_panes_command;
const CommandSpec display_panes_command = {
    .args = {.name = "display-panes",
             .flags = "bd:Nt:",
             .max_operands = 1,
             .usage = "[-bN] [-d duration] [-t target-client] [template]"},
    .alias = "displayp",
    .run = run_for_target_client,
};

}  // namespace shim
