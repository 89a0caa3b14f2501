// SPDX-License-Identifier: ISC
// Goes back to the window that was current before (tmux(1), last-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_step.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return step_window(context, args, WindowStep::last); }

}  // namespace

extern const CommandSpec last_window_command;
const CommandSpec last_window_command = {
    .args = {.name = "last-window", .flags = "t:", .max_operands = 0, .usage = "[-t target-session]"},
    .alias = "last",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
