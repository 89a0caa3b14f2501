// SPDX-License-Identifier: ISC
// Goes to the next window of a session, after the last to the first (tmux(1), next-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_step.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return step_window(context, args, WindowStep::next); }

}  // namespace

extern const CommandSpec next_window_command;
const CommandSpec next_window_command = {
    .args = {.name = "next-window", .flags = "at:", .max_operands = 0, .usage = "[-a] [-t target-session]"},
    .alias = "next",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
