// SPDX-License-Identifier: ISC
// Ends every session of this universe, and the hosts of its panes (tmux(1), kill-server). Ids go on afterwards.
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args&) {
  return context.transact_ending(
      [](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        remove_everything(registry, change);
        return {};
      });
}

}  // namespace

extern const CommandSpec kill_server_command;
const CommandSpec kill_server_command = {
    .args = {.name = "kill-server", .flags = "", .max_operands = 0, .usage = ""},
    .alias = "",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
