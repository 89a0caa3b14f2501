// SPDX-License-Identifier: ISC
// Asks on a client before a command is run (tmux(1), confirm-before).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec confirm_before_command;
const CommandSpec confirm_before_command = {
    .args = {.name = "confirm-before",
             .flags = "bp:t:",
             .min_operands = 1,
             .max_operands = 1,
             .usage = "[-b] [-p prompt] [-t target-client] command"},
    .alias = "confirm",
    .run = run_for_target_client,
};

}  // namespace shim
