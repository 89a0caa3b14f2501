// SPDX-License-Identifier: ISC
// Shows a menu on a client (tmux(1), display-menu).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec display_menu_command;
const CommandSpec display_menu_command = {
    .args =
        {.name = "display-menu",
         .flags = "c:t:OT:x:y:",
         .min_operands = 1,
         .usage =
             "[-O] [-c target-client] [-t target-pane] [-T title] [-x position] [-y position] name key command ..."},
    .alias = "menu",
    .run = run_for_c_client,
};

}  // namespace shim
