// SPDX-License-Identifier: ISC
// Resizes a pane or zooms it (tmux(1), resize-pane).
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "shim/commands/numbers.hpp"
#include "shim/commands/pane_input.hpp"
#include "shim/commands/table.hpp"
#include "shim/layout/number.hpp"

namespace shim {

namespace {

struct EdgeFlag {
  char flag;
  ResizeEdge edge;
};
constexpr std::array<EdgeFlag, 4> k_edges = {
    {{'L', ResizeEdge::left}, {'R', ResizeEdge::right}, {'U', ResizeEdge::up}, {'D', ResizeEdge::down}}};

state::Result<unsigned> wanted_length(std::string_view text, unsigned whole, std::string_view what) {
  const auto length = parse_number_or_percentage(text, 0, k_int_max, whole);
  if (!length) {
    return state::fail(state::ErrorCode::invalid_argument, fmt::format("{} {}", what, length.error().message));
  }
  return static_cast<unsigned>(*length);
}

// The line that pane-border-status takes is not counted in a pane's height but is in its cell's.
unsigned cell_height(const Layout& layout, state::PaneId pane, unsigned height, BorderStatus status) {
  if (status == BorderStatus::off || height == k_int_max) return height;
  const auto boxes = layout.boxes(status);
  const auto box = std::find_if(boxes.begin(), boxes.end(), [&](const PaneBox& b) { return b.pane == pane; });
  if (box == boxes.end()) return height;
  return (status == BorderStatus::top ? box->at_top : box->at_bottom) ? height + 1 : height;
}

void toggle_zoom(state::Registry& registry, const Place& place, TreeChange& change) {
  if (!place.window->zoomed_layout.empty()) return unzoom(registry, place.window->id, change);
  if (place.window->panes.size() == 1) return;
  select_pane(registry, place.window->id, place.pane->id);
  zoom(registry, place.window->id, change);
}

state::Result<void> resize(state::Registry& registry, const Place& place, const Args& args, TreeChange& change) {
  const state::PaneId pane = place.pane->id;
  state::Window& window = *registry.edit_window(place.window->id);
  unzoom(registry, window.id, change);
  unsigned adjustment = 1;
  if (!args.operands().empty()) {
    ROOST_TRY_ASSIGN(const long long cells, parse_number(args.operands().front(), 1, k_int_max, "adjustment"));
    adjustment = static_cast<unsigned>(cells);
  }
  const BorderStatus status = border_status(registry, window);
  Layout layout = layout_of(window);
  if (const auto text = args.value('x')) {
    ROOST_TRY_ASSIGN(const unsigned width, wanted_length(*text, window.width, "width"));
    resize_pane_to(layout, pane, SplitDirection::left_right, width, status);
  }
  if (const auto text = args.value('y')) {
    ROOST_TRY_ASSIGN(const unsigned height, wanted_length(*text, window.height, "height"));
    resize_pane_to(layout, pane, SplitDirection::top_bottom, cell_height(layout, pane, height, status), status);
  }
  const auto edge = std::find_if(k_edges.begin(), k_edges.end(), [&](const EdgeFlag& e) { return args.has(e.flag); });
  if (edge != k_edges.end()) resize_pane_by(layout, pane, edge->edge, adjustment, status);
  set_layout(registry, window, layout, change);
  return {};
}

// -T changes what a pane shows, not its size.
state::Result<void> trim(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY_ASSIGN(const Place place, context.target(now->world(), args, TargetKind::pane));
  const state::PaneId pane = place.pane->id;
  if (!place.pane->modes.empty()) return {};
  ROOST_TRY_ASSIGN(HostClient host, host_of(context, pane));
  auto trimmed = host.trim();
  if (!trimmed) return tl::unexpected(pane_error(pane, std::move(trimmed.error())));
  return {};
}

state::Result<void> run(Context& context, const Args& args) {
  if (args.has('T')) return trim(context, args);
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        if (args.has('M')) return {};  // follows a mouse that drags; tmux does nothing without one
        if (args.has('Z')) {
          toggle_zoom(registry, place, change);
          return {};
        }
        return resize(registry, place, args, change);
      });
}

}  // namespace

extern const CommandSpec resize_pane_command;
const CommandSpec resize_pane_command = {
    .args = {.name = "resize-pane",
             .flags = "DLMRTt:Ux:y:Z",
             .max_operands = 1,
             .usage = "[-DLMRTUZ] [-x width] [-y height] [-t target-pane] [adjustment]"},
    .alias = "resizep",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
