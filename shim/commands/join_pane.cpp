// SPDX-License-Identifier: ISC
// Moves a pane into another window, beside one of its panes (tmux(1), join-pane).
#include "shim/commands/pane_join.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec join_pane_command;
const CommandSpec join_pane_command = {
    .args = {.name = "join-pane",
             .flags = "bdfhvp:l:s:t:",
             .max_operands = 0,
             .usage = "[-bdfhv] [-l size] [-s src-pane] [-t dst-pane]"},
    .alias = "joinp",
    .lock = LockNeed::write,
    .run = join_pane_to_window,
};

}  // namespace shim
