// SPDX-License-Identifier: ISC
// Brings a universe to life without a session (tmux(1), start-server). It ends with the command list unless the list
// made a session or exit-empty is off, as tmux's server does.
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args&) {
  const auto now = context.snapshot();
  if (now && (*now)->registry().head().running) return {};
  ROOST_TRY(context.dir().create());
  return context.transact_starting(
      [](const World&, state::Registry&, TreeChange&) -> state::Result<void> { return {}; });
}

}  // namespace

extern const CommandSpec start_server_command;
const CommandSpec start_server_command = {
    .args = {.name = "start-server", .flags = "", .max_operands = 0, .usage = ""},
    .alias = "start",
    .lock = LockNeed::write,
    .server = ServerNeed::starts,
    .run = run,
};

}  // namespace shim
