// SPDX-License-Identifier: ISC
// Lists sessions, windows and panes in a pane, for an attached client to choose from (tmux(1), choose-tree).
#include "shim/commands/mode_command.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return enter_target_mode(context, args, "tree-mode"); }

}  // namespace

extern const CommandSpec choose_tree_command;
const CommandSpec choose_tree_command = {
    .args = {.name = "choose-tree",
             .flags = "F:f:GK:NO:rst:wZ",
             .max_operands = 1,
             .usage = "[-GNrswZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]"},
    .alias = {},
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
