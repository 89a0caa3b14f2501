// SPDX-License-Identifier: ISC
// join-pane by its other name (tmux(1), move-pane).
#include "shim/commands/pane_join.hpp"
#include "shim/commands/table.hpp"

namespace shim {

extern const CommandSpec move_pane_command;
const CommandSpec move_pane_command = {
    .args = {.name = "move-pane",
             .flags = "bdfhvp:l:s:t:",
             .max_operands = 0,
             .usage = "[-bdfhv] [-l size] [-s src-pane] [-t dst-pane]"},
    .alias = "movep",
    .lock = LockNeed::write,
    .run = join_pane_to_window,
};

}  // namespace shim
