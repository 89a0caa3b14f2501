// SPDX-License-Identifier: ISC
// Follows cmd-join-pane.c.
#include "shim/commands/pane_join.hpp"

#include <algorithm>

#include "shim/commands/numbers.hpp"
#include "shim/layout/number.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

// -l N, -l N% or -p N of the target pane's own length, also with -f.
state::Result<std::optional<unsigned>> wanted_size(const Args& args, unsigned whole) {
  const auto complain = [](const state::Error& error) {
    return state::fail(state::ErrorCode::invalid_argument, "size " + error.message);
  };
  if (const auto size = args.value('l')) {
    const auto length = parse_number_or_percentage(*size, 0, k_int_max, whole);
    if (!length) return complain(length.error());
    return static_cast<unsigned>(*length);
  }
  if (const auto percent = args.value('p')) {
    const auto value = parse_number(*percent, 0, 100);
    if (!value) return complain(value.error());
    return static_cast<unsigned>(whole * *value / 100);
  }
  return std::nullopt;
}

unsigned length_of(const state::Registry& registry, const state::Window& window, state::PaneId pane,
                   SplitDirection direction) {
  for (const PaneBox& box : window_boxes(registry, window)) {
    if (box.pane == pane) return direction == SplitDirection::left_right ? box.width : box.height;
  }
  return 0;
}

}  // namespace

state::Result<void> join_pane_to_window(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place source,
                         context.target(world, args, TargetKind::pane, 's', TargetFlag::default_marked));
        ROOST_TRY_ASSIGN(const Place target, context.target(world, args, TargetKind::pane));
        const state::WindowId from = source.window->id;
        const state::WindowId to = target.window->id;
        const state::SessionId session = target.session->id;
        const int index = target.link->index;
        unzoom(registry, to, change);
        unzoom(registry, from, change);
        SplitRequest request;
        request.at = target.pane->id;
        request.direction = args.has('h') ? SplitDirection::left_right : SplitDirection::top_bottom;
        request.side = args.has('b') ? SplitSide::before : SplitSide::after;
        request.span = args.has('f') ? SplitSpan::window : SplitSpan::pane;
        if (request.at != source.pane->id) {
          const unsigned whole = length_of(registry, *registry.window(to), request.at, request.direction);
          ROOST_TRY_ASSIGN(request.size, wanted_size(args, whole));
        }
        const Selection selection = args.has('d') ? Selection::keep : Selection::select;
        const state::PaneId pane = source.pane->id;
        ROOST_TRY(join_pane(registry, pane, request, selection, change));
        if (selection == Selection::select) {
          select_window(registry, session, index);
          context.current = {session, pane, index};
        }
        if (registry.window(from)->panes.empty()) remove_window(registry, from, change);
        return {};
      });
}

}  // namespace shim
