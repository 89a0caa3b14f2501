// SPDX-License-Identifier: ISC
// Lists paste buffers in a pane, for an attached client to choose from (tmux(1), choose-buffer).
#include "shim/commands/mode_command.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    ROOST_TRY(context.target(now->world(), args, TargetKind::pane));
    if (now->registry().head().buffers.empty()) return {};  // nothing to choose: tmux stays as it is
  }
  return enter_target_mode(context, args, "buffer-mode");
}

}  // namespace

extern const CommandSpec choose_buffer_command;
const CommandSpec choose_buffer_command = {
    .args = {.name = "choose-buffer",
             .flags = "F:f:K:NO:rt:Z",
             .max_operands = 1,
             .usage = "[-NrZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]"},
    .alias = {},
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
