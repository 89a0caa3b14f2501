// SPDX-License-Identifier: ISC
// Asks for a command on a client (tmux(1), command-prompt).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec command_prompt_command;
const CommandSpec command_prompt_command = {
    .args = {.name = "command-prompt",
             .flags = "1bFkiI:Np:t:T:",
             .max_operands = 1,
             .usage = "[-1bFkiN] [-I inputs] [-p prompts] [-t target-client] [-T type] [template]"},
    .alias = "",
    .run = run_for_target_client,
};

}  // namespace shim
