// SPDX-License-Identifier: ISC
// Locks a session's clients (tmux(1), lock-session). Without any there is nothing to lock.
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY(context.target(now->world(), args, TargetKind::session));
  return {};
}

}  // namespace

extern const CommandSpec lock_session_command;
const CommandSpec lock_session_command = {
    .args = {.name = "lock-session", .flags = "t:", .max_operands = 0, .usage = "[-t target-session]"},
    .alias = "locks",
    .run = run,
};

}  // namespace shim
