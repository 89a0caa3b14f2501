// SPDX-License-Identifier: ISC
// Goes to the previous window of a session, before the first to the last (tmux(1), previous-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_step.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return step_window(context, args, WindowStep::previous); }

}  // namespace

extern const CommandSpec previous_window_command;
const CommandSpec previous_window_command = {
    .args = {.name = "previous-window", .flags = "at:", .max_operands = 0, .usage = "[-a] [-t target-session]"},
    .alias = "prev",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
