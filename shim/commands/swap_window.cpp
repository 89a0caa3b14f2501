// SPDX-License-Identifier: ISC
// Two windows change places (tmux(1), swap-window).
#include "shim/commands/table.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place source,
                     context.target(world, args, TargetKind::window, 's', TargetFlag::default_marked));
    ROOST_TRY_ASSIGN(const Place target, context.target(world, args, TargetKind::window));
    return swap_windows(registry, {source.session->id, source.link->index}, {target.session->id, target.link->index},
                        args.has('d') ? Selection::select : Selection::keep);
  });
}

}  // namespace

extern const CommandSpec swap_window_command;
const CommandSpec swap_window_command = {
    .args =
        {.name = "swap-window", .flags = "ds:t:", .max_operands = 0, .usage = "[-d] [-s src-window] [-t dst-window]"},
    .alias = "swapw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
