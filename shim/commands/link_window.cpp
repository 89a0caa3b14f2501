// SPDX-License-Identifier: ISC
// Links a window into another place or session (tmux(1), link-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_move.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) { return move_window(context, args, SourceLink::stays); }

}  // namespace

extern const CommandSpec link_window_command;
const CommandSpec link_window_command = {
    .args = {.name = "link-window",
             .flags = "abdks:t:",
             .max_operands = 0,
             .usage = "[-abdk] [-s src-window] [-t dst-window]"},
    .alias = "linkw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
