// SPDX-License-Identifier: ISC
// Detaches a client (tmux(1), detach-client).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec detach_client_command;
const CommandSpec detach_client_command = {
    .args = {.name = "detach-client",
             .flags = "aE:s:t:P",
             .max_operands = 0,
             .usage = "[-aP] [-E shell-command] [-s target-session] [-t target-client]"},
    .alias = "detach",
    .run = run_for_target_client,
};

}  // namespace shim
