// SPDX-License-Identifier: ISC
// Runs a window's program again in its first pane; its other panes go (tmux(1), respawn-window).
#include <fmt/core.h>

#include <algorithm>

#include "shim/commands/respawn.hpp"
#include "shim/commands/table.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

bool is_running(const World& world, state::PaneId id) {
  const state::Pane* pane = world.registry.pane(id);
  const PaneFacts* facts = pane == nullptr ? nullptr : world.live.facts(*pane);
  return facts != nullptr && facts->dead == 0;
}

state::Result<void> run(Context& context, const Args& args) {
  Respawn respawn;
  ROOST_TRY(context.transact_ending(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(Place place, context.target(world, args, TargetKind::window));
        const state::SessionId session = place.session->id;
        const std::vector<state::PaneId> panes = place.window->panes;
        if (!args.has('k') &&
            std::any_of(panes.begin(), panes.end(), [&](state::PaneId id) { return is_running(world, id); })) {
          return state::fail(state::ErrorCode::exists, fmt::format("respawn window failed: window {}:{} still active",
                                                                   place.session->name, place.link->index));
        }
        unzoom(registry, place.window->id, change);
        for (std::size_t i = 1; i < panes.size(); ++i) remove_pane(registry, panes[i], change);
        place = place_of_pane(registry, panes.front(), session);
        const auto described = respawn.describe(context, world, registry, place, args);
        if (!described) return prefixed("respawn window failed", described.error());
        leave_all_modes(registry, place.pane->id, change);
        return {};
      }));
  if (const auto started = respawn.start(context); !started) return prefixed("respawn window failed", started.error());
  return {};
}

}  // namespace

extern const CommandSpec respawn_window_command;
const CommandSpec respawn_window_command = {
    .args = {.name = "respawn-window",
             .flags = "c:e:kt:",
             .usage = "[-k] [-c start-directory] [-e environment] [-t target-window] [shell-command]"},
    .alias = "respawnw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
