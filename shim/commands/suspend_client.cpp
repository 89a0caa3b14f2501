// SPDX-License-Identifier: ISC
// Suspends a client (tmux(1), suspend-client).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec suspend_client_command;
const CommandSpec suspend_client_command = {
    .args = {.name = "suspend-client", .flags = "t:", .max_operands = 0, .usage = "[-t target-client]"},
    .alias = "suspendc",
    .run = run_for_target_client,
};

}  // namespace shim
