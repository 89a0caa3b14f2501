// SPDX-License-Identifier: ISC
// Goes back to the window that was current before (tmux(1), last-window).
#include "shim/commands/table.hpp"
#include "shim/commands/window_order.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::session));
    const auto index = last_index(*place.session);
    if (!index) return state::fail(state::ErrorCode::not_found, "no last window");
    select_window(registry, place.session->id, *index);
    return {};
  });
}

}  // namespace

extern const CommandSpec last_window_command;
const CommandSpec last_window_command = {
    .args = {.name = "last-window", .flags = "t:", .max_operands = 0, .usage = "[-t target-session]"},
    .alias = "last",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
