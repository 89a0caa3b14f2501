// SPDX-License-Identifier: ISC
// Goes to the previous window of a session, before the first the last (tmux(1), previous-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_order.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::session));
    const auto index = args.has('a') ? std::nullopt : previous_index(*place.session);
    if (!index) return state::fail(state::ErrorCode::not_found, "no previous window");
    select_window(registry, place.session->id, *index);
    return {};
  });
}

}  // namespace

extern const CommandSpec previous_window_command;
const CommandSpec previous_window_command = {
    .args = {.name = "previous-window", .flags = "at:", .max_operands = 0, .usage = "[-a] [-t target-session]"},
    .alias = "prev",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
