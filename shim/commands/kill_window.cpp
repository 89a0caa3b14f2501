// SPDX-License-Identifier: ISC
// Kills a window in every session that links it, or with -a the session's other windows (tmux(1), kill-window).
#include <set>

#include "shim/commands/table.hpp"

namespace shim {

namespace {

void kill_others(state::Registry& registry, const Place& place, TreeChange& change) {
  const state::WindowId kept = place.window->id;
  std::set<state::WindowId> others;
  int links_of_kept = 0;
  for (const state::WindowLink& link : place.session->links) {
    if (link.window == kept) {
      ++links_of_kept;
    } else {
      others.insert(link.window);
    }
  }
  for (const state::WindowId id : others) remove_window(registry, id, change);
  // tmux: a current window that stands in the session more than once goes as well.
  if (!others.empty() && links_of_kept > 1) remove_window(registry, kept, change);
}

state::Result<void> run(Context& context, const Args& args) {
  return context.transact_ending(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
        if (args.has('a')) {
          kill_others(registry, place, change);
        } else {
          remove_window(registry, place.window->id, change);
        }
        return {};
      });
}

}  // namespace

extern const CommandSpec kill_window_command;
const CommandSpec kill_window_command = {
    .args = {.name = "kill-window", .flags = "at:", .max_operands = 0, .usage = "[-a] [-t target-window]"},
    .alias = "killw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
