// SPDX-License-Identifier: ISC
// Lists the windows that match in a pane, for an attached client to choose from (tmux(1), find-window).
#include "shim/commands/mode_command.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return enter_target_mode(context, args, "tree-mode"); }

}  // namespace

extern const CommandSpec find_window_command;
const CommandSpec find_window_command = {
    .args = {.name = "find-window",
             .flags = "CiNrt:TZ",
             .min_operands = 1,
             .max_operands = 1,
             .usage = "[-CiNrTZ] [-t target-pane] match-string"},
    .alias = "findw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
