// SPDX-License-Identifier: ISC
// Takes a window out of a session (tmux(1), unlink-window).
#include "shim/commands/table.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact_ending(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
        if (!args.has('k') && !is_linked_elsewhere(registry, *place.session, place.window->id)) {
          return state::fail(state::ErrorCode::invalid_argument, "window only linked to one session");
        }
        unlink_window(registry, place.session->id, place.link->index, change);
        return {};
      });
}

}  // namespace

extern const CommandSpec unlink_window_command;
const CommandSpec unlink_window_command = {
    .args = {.name = "unlink-window", .flags = "kt:", .max_operands = 0, .usage = "[-k] [-t target-window]"},
    .alias = "unlinkw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
