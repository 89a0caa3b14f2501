// SPDX-License-Identifier: ISC
// Says by its exit status whether a session exists (tmux(1), has-session).
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY(context.target(now->world(), args, TargetKind::session));
  return {};
}

}  // namespace

extern const CommandSpec has_session_command;
const CommandSpec has_session_command = {
    .args = {.name = "has-session", .flags = "t:", .max_operands = 0, .usage = "[-t target-session]"},
    .alias = "has",
    .run = run,
};

}  // namespace shim
