// SPDX-License-Identifier: ISC
// Redraws a client or changes what it is sent (tmux(1), refresh-client).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec refresh_client_command;
const CommandSpec refresh_client_command = {
    .args =
        {.name = "refresh-client",
         .flags = "A:B:cC:Df:F:l::LRSt:U",
         .max_operands = 1,
         .usage =
             "[-cDlLRSU] [-A pane:state] [-B name:what:format] [-C XxY] [-f flags] [-t target-client] [adjustment]"},
    .alias = "refresh",
    .run = run_for_target_client,
};

}  // namespace shim
