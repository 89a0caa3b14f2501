// SPDX-License-Identifier: ISC
// Locks a client (tmux(1), lock-client).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec lock_client_command;
const CommandSpec lock_client_command = {
    .args = {.name = "lock-client", .flags = "t:", .max_operands = 0, .usage = "[-t target-client]"},
    .alias = "lockc",
    .run = run_for_target_client,
};

}  // namespace shim
