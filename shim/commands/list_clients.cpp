// SPDX-License-Identifier: ISC
// Lists the attached clients (tmux(1), list-clients). There are none.
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY(context.target(now->world(), args, TargetKind::session));
  return {};
}

}  // namespace

extern const CommandSpec list_clients_command;
const CommandSpec list_clients_command = {
    .args = {.name = "list-clients", .flags = "F:t:", .max_operands = 0, .usage = "[-F format] [-t target-session]"},
    .alias = "lsc",
    .run = run,
};

}  // namespace shim
