// SPDX-License-Identifier: ISC
// Creates a window in a session (tmux(1), new-window).
#include <fmt/core.h>

#include "shim/commands/add_window.hpp"
#include "shim/commands/spawn_pane.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// -S: the one window with this name, if there is one.
state::Result<const state::WindowLink*> window_named(const World& world, const Place& place, std::string_view name) {
  const state::WindowLink* found = nullptr;
  for (const state::WindowLink& link : place.session->links) {
    const state::Window* window = world.registry.window(link.window);
    if (window == nullptr || world.live.window_name(world.registry, *window) != name) continue;
    if (found != nullptr) {
      return state::fail(state::ErrorCode::invalid_argument, fmt::format("multiple windows named {}", name));
    }
    found = &link;
  }
  return found;
}

struct Plan {
  std::optional<int> index;
  bool replaces = false;  // -k: the window at that index goes
};

state::Result<Plan> plan_index(state::Registry& registry, const Place& place, const Args& args) {
  Plan plan;
  if (place.index != -1) plan.index = place.index;
  state::Session& session = *registry.edit_session(place.session->id);
  // Beside a window that does not exist is at its index: move-window takes the current one then, new-window does not.
  const bool there = place.link != nullptr && (place.index == -1 || place.link->index == place.index);
  if ((args.has('a') || args.has('b')) && there) {
    const int at = place.link->index;
    plan.index = shuffle_up(registry, session, args.has('b') ? at : at + 1);
    return plan;
  }
  if (!plan.index) return plan;
  for (state::WindowLink& link : session.links) {
    if (link.index != *plan.index) continue;
    if (!args.has('k')) {
      return state::fail(state::ErrorCode::exists, fmt::format("create window failed: index {} in use", link.index));
    }
    plan.replaces = true;
  }
  return plan;
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY(context.expect_universe());
  ROOST_TRY_ASSIGN(PaneSpawn spawn, PaneSpawn::stage(context));
  const ProgramArgs program = program_args(args);
  bool selected_existing = false;
  state::PaneId added;
  HookState::PlaceIds made;
  bool current = false;
  const auto body = [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window, 't', TargetFlag::window_index));
    const state::SessionId session_id = place.session->id;
    const auto name = args.value('n');
    if (args.has('S') && name && place.index == -1) {
      ROOST_TRY_ASSIGN(const state::WindowLink* existing, window_named(world, place, *name));
      if (existing != nullptr) {
        selected_existing = true;
        if (!args.has('d')) select_window(registry, session_id, existing->index);
        return {};
      }
    }
    ROOST_TRY_ASSIGN(const Plan plan, plan_index(registry, place, args));
    const bool replaces_current = plan.replaces && *plan.index == place.session->current;
    NewWindow request;
    request.name = name ? std::optional(std::string(*name)) : std::nullopt;
    request.index = plan.index;
    request.place_taken = plan.replaces ? PlaceTaken::replace : PlaceTaken::fail;
    ROOST_TRY_ASSIGN(added, add_window_with_pane(context, world, registry, place, request, program, spawn, change));
    current = !args.has('d') || replaces_current;
    made = HookState::PlaceIds::of(place_of_pane(registry, added, session_id));
    if (current) select_window(registry, session_id, *made.index);
    return {};
  };
  ROOST_TRY(args.has('k') ? context.transact_ending(body) : context.transact(body));
  if (selected_existing) return {};
  if (const auto started = spawn.start(context); !started) return prefixed("create window failed", started.error());
  if (current) context.current = made;
  if (args.has('P')) print_pane(context, added, args.value('F'), "#{session_name}:#{window_index}.#{pane_index}");
  return {};
}

}  // namespace

extern const CommandSpec new_window_command;
const CommandSpec new_window_command = {
    .args = {.name = "new-window",
             .flags = "abc:de:F:kn:PSt:",
             .usage = "[-abdkPS] [-c start-directory] [-e environment] [-F format] [-n window-name] "
                      "[-t target-window] [shell-command]"},
    .alias = "neww",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
