// SPDX-License-Identifier: ISC
// Makes a pane active, marks it, styles it, titles it or turns its input off (tmux(1), select-pane).
#include <algorithm>
#include <array>

#include "shim/commands/pane_switch.hpp"
#include "shim/commands/table.hpp"
#include "shim/host/host_client.hpp"
#include "shim/live/marked_pane.hpp"
#include "shim/options/option_view.hpp"
#include "shim/tree/neighbours.hpp"

namespace shim {

namespace {

struct SideFlag {
  char flag;
  ResizeEdge edge;
};
constexpr std::array<SideFlag, 4> k_sides = {
    {{'L', ResizeEdge::left}, {'R', ResizeEdge::right}, {'U', ResizeEdge::up}, {'D', ResizeEdge::down}}};

void mark(state::Registry& registry, const Place& place, const Args& args) {
  const bool hidden = !place.window->zoomed_layout.empty() && place.pane->id != place.window->active;
  if (args.has('m') && hidden) return;
  if (args.has('M') || is_marked(registry, place)) {
    registry.edit_head().marked.reset();
  } else {
    mark_pane(registry, place);
  }
}

void set_style(state::Registry& registry, state::PaneId pane, std::string_view style) {
  // Kept as given: tmux checks a style here only when it is drawn.
  state::OptionMap& options = registry.edit_pane(pane)->options;
  options["window-style"] = style;
  options["window-active-style"] = style;
}

// The target, or its neighbour with -L, -R, -U or -D; nullopt when there is none on that side.
std::optional<state::PaneId> wanted_pane(const state::Registry& registry, const Place& place, const Args& args) {
  for (const SideFlag& side : k_sides) {
    if (!args.has(side.flag)) continue;
    return neighbour(registry, *place.window, place.pane->id, side.edge, ZoomView::unzoomed);
  }
  return place.pane->id;
}

state::Result<void> apply(Context& context, const World& world, state::Registry& registry, const Args& args,
                          TreeChange& change) {
  ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
  if (args.has('l')) return switch_to_last_pane(context, registry, *place.window, args, change);
  if (args.has('m') || args.has('M')) {
    mark(registry, place, args);
    return {};
  }
  if (const auto style = args.value('P')) set_style(registry, place.pane->id, *style);
  const auto pane = wanted_pane(registry, place, args);
  if (!pane || args.has('g')) return {};
  if (args.has('e') || args.has('d')) {
    set_pane_input(registry, *pane, args);
  } else if (!args.has('T') && *pane != place.window->active) {
    switch_to_pane(context, registry, *place.window, *pane, args, change);
  }
  return {};
}

// -g and -T change nothing in the registry: the title is the pane host's.
state::Result<void> show_or_title(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY_ASSIGN(const Place place, context.target(now->world(), args, TargetKind::pane));
  if (args.has('g')) {
    context.print(OptionView(now->registry(), place).text("window-style"));
    return {};
  }
  const auto pane = wanted_pane(now->registry(), place, args);
  if (!pane) return {};
  ROOST_TRY_ASSIGN(HostClient host, HostClient::connect(context.dir(), *pane));
  ROOST_TRY(host.set_title(context.expand(now->world(), place, *args.value('T'))));
  return {};
}

// What comes first in tmux wins: -l, -m and -M, -g, -e, -d, -T, and only then the selection.
state::Result<void> run(Context& context, const Args& args) {
  const auto any_of = [&](std::string_view flags) {
    return std::any_of(flags.begin(), flags.end(), [&](char flag) { return args.has(flag); });
  };
  const bool reads = !any_of("lmM") && (args.has('g') || (args.has('T') && !any_of("ed")));
  if (!reads || args.has('P')) {
    ROOST_TRY(context.transact([&](const World& world, state::Registry& registry, TreeChange& change) {
      return apply(context, world, registry, args, change);
    }));
  }
  return reads ? show_or_title(context, args) : state::Result<void>();
}

}  // namespace

extern const CommandSpec select_pane_command;
const CommandSpec select_pane_command = {
    .args = {.name = "select-pane",
             .flags = "DdegLlMmP:RT:t:UZ",
             .max_operands = 0,
             .usage = "[-DdeLlMmRUZ] [-T title] [-t target-pane]"},
    .alias = "selectp",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
