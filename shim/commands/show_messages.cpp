// SPDX-License-Identifier: ISC
// Shows the message log of a client (tmux(1), show-messages).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec show_messages_command;
const CommandSpec show_messages_command = {
    .args = {.name = "show-messages", .flags = "JTt:", .max_operands = 0, .usage = "[-JT] [-t target-client]"},
    .alias = "showmsgs",
    .run = run_for_target_client,
};

}  // namespace shim
