// SPDX-License-Identifier: ISC
// Arranges a window's panes by the next preset (tmux(1), next-layout).
#include "shim/commands/layout_change.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return step_layout(context, args, PresetStep::next); }

}  // namespace

extern const CommandSpec next_layout_command;
const CommandSpec next_layout_command = {
    .args = {.name = "next-layout", .flags = "t:", .max_operands = 0, .usage = "[-t target-window]"},
    .alias = "nextl",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
