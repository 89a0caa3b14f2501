// SPDX-License-Identifier: ISC
// Splits a pane (tmux(1), split-window).
#include <fmt/core.h>

#include "shim/commands/numbers.hpp"
#include "shim/commands/pane_feed.hpp"
#include "shim/commands/spawn_pane.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// -l N, -l N% or -p N: the new pane's size; percentages are of the pane, with -f of the window.
state::Result<std::optional<unsigned>> wanted_size(const Args& args, unsigned whole) {
  if (const auto size = args.value('l')) {
    if (size->ends_with('%')) {
      ROOST_TRY_ASSIGN(const long long percent,
                       parse_number(size->substr(0, size->size() - 1), 0, k_int_max, "percentage"));
      return static_cast<unsigned>(whole * percent / 100);
    }
    ROOST_TRY_ASSIGN(const long long lines, parse_number(*size, 0, k_int_max, "lines"));
    return static_cast<unsigned>(lines);
  }
  if (const auto percent = args.value('p')) {
    ROOST_TRY_ASSIGN(const long long value, parse_number(*percent, 0, k_int_max, "create pane failed: -p"));
    return static_cast<unsigned>(whole * value / 100);
  }
  return std::nullopt;
}

unsigned extent(const World& world, const Place& place, const Args& args, SplitDirection direction) {
  const bool across = direction == SplitDirection::left_right;
  if (args.has('f')) return across ? place.window->width : place.window->height;
  const Layout layout = layout_of(*place.window);
  for (const PaneBox& box : layout.boxes(border_status(world.registry, *place.window))) {
    if (box.pane == place.pane->id) return across ? box.width : box.height;
  }
  return 0;
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY(wanted_size(args, 0));
  ROOST_TRY(context.expect_universe());
  ROOST_TRY_ASSIGN(PaneSpawn spawn, PaneSpawn::stage(context));
  ProgramArgs program = program_args(args);
  const bool fed = args.has('I') && args.operands().empty();
  if (fed || args.operands() == std::vector<std::string>{""}) program.runs = ProgramArgs::Runs::nothing;
  state::PaneId added;
  ROOST_TRY(
      context.transact([&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        const state::WindowId window_id = place.window->id;
        SplitRequest request;
        request.at = place.pane->id;
        request.direction = args.has('h') ? SplitDirection::left_right : SplitDirection::top_bottom;
        request.side = args.has('b') ? SplitSide::before : SplitSide::after;
        request.span = args.has('f') ? SplitSpan::window : SplitSpan::pane;
        ROOST_TRY_ASSIGN(request.size, wanted_size(args, extent(world, place, args, request.direction)));
        if (!place.window->zoomed_layout.empty()) unzoom(registry, window_id, change);
        ROOST_TRY_ASSIGN(state::Pane * pane, split_pane(registry, *registry.edit_window(window_id), request, change));
        added = pane->id;
        spawn.describe(context, world, registry, added, place, program);
        if (!args.has('d')) select_pane(registry, window_id, added);
        if (args.has('Z')) zoom(registry, window_id, change);
        spawn.take_size(change);
        return {};
      }));
  if (const auto started = spawn.start(context); !started) return prefixed("create pane failed", started.error());
  if (!args.has('d')) context.make_current(added);
  if (args.has('P')) print_pane(context, added, args.value('F'), "#{session_name}:#{window_index}.#{pane_index}");
  return fed ? feed_from_stdin(context, added) : state::Result<void>();
}

}  // namespace

extern const CommandSpec split_window_command;
const CommandSpec split_window_command = {
    .args = {.name = "split-window",
             .flags = "bc:de:fF:hIl:p:Pt:vZ",
             .usage = "[-bdefhIPvZ] [-c start-directory] [-e environment] [-F format] [-l size] [-t target-pane]"
                      "[shell-command]"},
    .alias = "splitw",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
