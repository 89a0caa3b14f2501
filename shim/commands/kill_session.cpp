// SPDX-License-Identifier: ISC
// Ends a session, or with -a every other one (tmux(1), kill-session).
#include "shim/commands/table.hpp"
#include "shim/tree/window_alerts.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact_ending(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::session));
        const state::SessionId target = place.session->id;
        if (args.has('C')) {
          const std::vector<state::WindowLink> links = place.session->links;
          for (const state::WindowLink& link : links) clear_alerts(registry, link.window);
          return {};
        }
        if (!args.has('a')) {
          remove_session(registry, target, change);
          return {};
        }
        for (const state::SessionId id : registry.session_ids()) {
          if (id != target) remove_session(registry, id, change);
        }
        return {};
      });
}

}  // namespace

extern const CommandSpec kill_session_command;
const CommandSpec kill_session_command = {
    .args = {.name = "kill-session", .flags = "aCt:", .max_operands = 0, .usage = "[-aC] [-t target-session]"},
    .alias = "",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
