// SPDX-License-Identifier: ISC
// Lets a user choose a client in a pane (tmux(1), choose-client): without clients tmux does nothing.
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY(context.target(now->world(), args, TargetKind::pane));
  return {};
}

}  // namespace

extern const CommandSpec choose_client_command;
const CommandSpec choose_client_command = {
    .args = {.name = "choose-client",
             .flags = "F:f:K:NO:rt:Z",
             .max_operands = 1,
             .usage = "[-NrZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]"},
    .alias = "",
    .run = run,
};

}  // namespace shim
