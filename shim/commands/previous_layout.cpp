// SPDX-License-Identifier: ISC
// Arranges a window's panes by the previous preset (tmux(1), previous-layout).
#include "shim/commands/layout_change.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return step_layout(context, args, PresetStep::previous); }

}  // namespace

extern const CommandSpec previous_layout_command;
const CommandSpec previous_layout_command = {
    .args = {.name = "previous-layout", .flags = "t:", .max_operands = 0, .usage = "[-t target-window]"},
    .alias = "prevl",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
