// SPDX-License-Identifier: ISC
// Switches a client to another session (tmux(1), switch-client).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec switch_client_command;
const CommandSpec switch_client_command = {
    .args = {.name = "switch-client",
             .flags = "lc:EFnpt:rT:Z",
             .max_operands = 0,
             .usage = "[-ElnprZ] [-c target-client] [-t target-session] [-T key-table]"},
    .alias = "switchc",
    .run = run_for_c_client,
};

}  // namespace shim
