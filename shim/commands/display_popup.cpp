// SPDX-License-Identifier: ISC
// Shows a program in a popup on a client (tmux(1), display-popup).
#include "shim/commands/client.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec display_popup_command;
const CommandSpec display_popup_command = {
    .args =
        {.name = "display-popup",
         .flags = "Bb:Cc:d:e:Eh:s:S:t:T:w:x:y:",
         .usage =
             "[-BCE] [-b border-lines] [-c target-client] [-d start-directory] [-e environment] [-h height] [-s style] "
             "[-S border-style] [-t target-pane][-T title] [-w width] [-x position] [-y position] [shell-command]"},
    .alias = "popup",
    .run = run_for_c_client,
};

}  // namespace shim
