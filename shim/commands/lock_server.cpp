// SPDX-License-Identifier: ISC
// Locks every client (tmux(1), lock-server). Without any there is nothing to lock.
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args&) {
  ROOST_TRY(context.snapshot());
  return {};
}

}  // namespace

extern const CommandSpec lock_server_command;
const CommandSpec lock_server_command = {
    .args = {.name = "lock-server", .flags = "", .max_operands = 0, .usage = ""},
    .alias = "lock",
    .run = run,
};

}  // namespace shim
