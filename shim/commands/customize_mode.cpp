// SPDX-License-Identifier: ISC
// Lists options in a pane, for an attached client to change (tmux(1), customize-mode).
#include "shim/commands/mode_command.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return enter_target_mode(context, args, "options-mode"); }

}  // namespace

extern const CommandSpec customize_mode_command;
const CommandSpec customize_mode_command = {
    .args = {.name = "customize-mode",
             .flags = "F:f:Nt:Z",
             .max_operands = 0,
             .usage = "[-NZ] [-F format] [-f filter] [-t target-pane]"},
    .alias = {},
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
