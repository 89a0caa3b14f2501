// SPDX-License-Identifier: ISC
// Puts a pane into a window of its own (tmux(1), break-pane).
#include "shim/commands/spawn_pane.hpp"
#include "shim/commands/table.hpp"
#include "shim/commands/window_move.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

void name_window(state::Registry& registry, state::Window& window, const Args& args) {
  if (const auto name = args.value('n')) {
    window.name = clean_window_name(*name).value_or("");
    window.options["automatic-rename"] = "off";
  } else {
    window.name = window_name_from_command(command_line_of(*registry.pane(window.active)));
  }
}

// A pane that is alone takes its window along.
state::Result<void> move_whole(state::Registry& registry, const Place& source, LinkRequest request, const Args& args,
                               TreeChange& change) {
  const int left = source.link->index;
  ROOST_TRY(link_window(registry, request, change));
  if (args.has('n')) name_window(registry, *registry.edit_window(request.window), args);
  forget_mark_in(registry, request.window);
  unlink_window(registry, request.from, left, change);
  return {};
}

// Whether a new window was made.
state::Result<bool> move_out(Context& context, const World& world, state::Registry& registry, const Args& args,
                             state::SessionId& into, TreeChange& change) {
  ROOST_TRY_ASSIGN(const Place source, context.target(world, args, TargetKind::pane, 's'));
  ROOST_TRY_ASSIGN(const Place target, context.target(world, args, TargetKind::window, 't', TargetFlag::window_index));
  into = target.session->id;
  const auto index = destination_index(registry, target, args);
  const state::WindowId from = source.window->id;
  unzoom(registry, from, change);
  const Selection selection = args.has('d') ? Selection::keep : Selection::select;
  if (source.window->panes.size() == 1) {
    const LinkRequest request{source.session->id, from, into, index, Occupied::fail, selection};
    ROOST_TRY(move_whole(registry, source, request, args, change));
    return false;
  }
  const state::PaneId pane = source.pane->id;
  ROOST_TRY_ASSIGN(state::Window * window, break_pane(registry, pane, into, index, change));
  name_window(registry, *window, args);
  if (selection == Selection::select) {
    const int current = find_link_of(*registry.session(into), window->id)->index;
    select_window(registry, into, current);
    context.current = {into, pane, current};
  }
  return true;
}

state::Result<void> run(Context& context, const Args& args) {
  state::PaneId pane;
  state::SessionId into;
  bool made = false;
  ROOST_TRY(
      context.transact([&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place source, context.target(world, args, TargetKind::pane, 's'));
        pane = source.pane->id;
        ROOST_TRY_ASSIGN(made, move_out(context, world, registry, args, into, change));
        return {};
      }));
  if (!made || !args.has('P')) return {};
  const World& world = context.committed().world();
  const Place place = place_of_pane(world.registry, pane, into);
  context.print(
      context.expand(world, place, args.value('F').value_or("#{session_name}:#{window_index}.#{pane_index}")));
  return {};
}

}  // namespace

extern const CommandSpec break_pane_command;
const CommandSpec break_pane_command = {
    .args = {.name = "break-pane",
             .flags = "abdPF:n:s:t:",
             .max_operands = 0,
             .usage = "[-abdP] [-F format] [-n window-name] [-s src-pane] [-t dst-window]"},
    .alias = "breakp",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
