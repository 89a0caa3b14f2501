// SPDX-License-Identifier: ISC
// Shows a clock in a pane (tmux(1), clock-mode).
#include "shim/commands/mode_command.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return enter_target_mode(context, args, "clock-mode"); }

}  // namespace

extern const CommandSpec clock_mode_command;
const CommandSpec clock_mode_command = {
    .args = {.name = "clock-mode", .flags = "t:", .max_operands = 0, .usage = "[-t target-pane]"},
    .alias = {},
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
