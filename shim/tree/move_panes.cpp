// SPDX-License-Identifier: ISC
// Panes that change their cell or their window. Follows cmd-rotate-window.c, cmd-swap-pane.c, cmd-join-pane.c and
// cmd-break-pane.c.
#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "shim/tree/groups.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

using state::PaneId;
using state::Registry;
using state::Window;

constexpr PaneId k_no_pane{std::numeric_limits<std::uint32_t>::max()};

auto position_of(Window& window, PaneId pane) { return std::find(window.panes.begin(), window.panes.end(), pane); }

// tmux remembers a pane as the last one although it has left the window, and forgets it afterwards.
void forget_last(Window& window, PaneId gone) { std::erase(window.last, gone); }

void exchange(Registry& registry, Window& from, Window& to, PaneId source, PaneId target, TreeChange& change) {
  Layout layout = layout_of(from);
  Layout other = layout_of(to);
  const auto marked = registry.head().marked;
  if (from.id != to.id && (marked == source || marked == target)) registry.edit_head().marked.reset();
  std::iter_swap(position_of(from, source), position_of(to, target));
  if (from.id == to.id) {
    swap_panes(layout, source, target);
    return set_layout(registry, from, layout, change);
  }
  replace_pane(layout, source, target);
  replace_pane(other, target, source);
  registry.edit_pane(source)->window = to.id;
  registry.edit_pane(target)->window = from.id;
  set_layout(registry, from, layout, change);
  set_layout(registry, to, other, change);
}

// A pane leaves its window for another place; a mark on it goes, as in tmux (window_lost_pane).
void take_out(Registry& registry, Window& window, PaneId pane) {
  if (registry.head().marked == pane) registry.edit_head().marked.reset();
  lose_pane(window, pane);
}

}  // namespace

void lose_pane(Window& window, PaneId pane) {
  const auto at = position_of(window, pane);
  if (window.active == pane) {
    if (!window.last.empty()) {
      window.active = window.last.front();
    } else if (at != window.panes.begin()) {
      window.active = *std::prev(at);
    } else if (std::next(at) != window.panes.end()) {
      window.active = *std::next(at);
    }
    window.last.clear();
  }
  std::erase(window.last, pane);
  window.panes.erase(at);
}

void rotate_panes(Registry& registry, state::WindowId id, Rotation rotation, TreeChange& change) {
  Window& window = *registry.edit_window(id);
  const std::vector<PaneId> before = window.panes;
  Layout layout = layout_of(window);
  const auto middle = rotation == Rotation::up ? std::next(window.panes.begin()) : std::prev(window.panes.end());
  std::rotate(window.panes.begin(), middle, window.panes.end());
  pass_cells(layout, before, window.panes);
  // The place that was active stays so: what was there before the rotation names the place.
  const auto place = std::find(before.begin(), before.end(), window.active) - before.begin();
  const PaneId active = window.panes[static_cast<std::size_t>(place)];
  set_layout(registry, window, layout, change);
  select_pane(registry, id, active);
}

void swap_panes(Registry& registry, PaneId source, PaneId target, Selection selection, TreeChange& change) {
  if (source == target) return;
  Window& from = *registry.edit_window(registry.pane(source)->window);
  Window& to = *registry.edit_window(registry.pane(target)->window);
  exchange(registry, from, to, source, target, change);
  if (selection == Selection::select) {
    select_pane(registry, from.id, target);
    if (from.id != to.id) select_pane(registry, to.id, source);
  } else {
    if (from.active == source) select_pane(registry, from.id, target);
    if (to.active == target) select_pane(registry, to.id, source);
  }
  if (from.id == to.id) return;
  forget_last(from, source);
  forget_last(to, target);
}

state::Result<void> join_pane(Registry& registry, PaneId pane, SplitRequest request, Selection selection,
                              TreeChange& change) {
  if (pane == request.at) {
    return state::fail(state::ErrorCode::invalid_argument, "source and target panes must be different");
  }
  Window& from = *registry.edit_window(registry.pane(pane)->window);
  Window& to = *registry.edit_window(registry.pane(request.at)->window);
  request.status = border_status(registry, to);
  request.added = k_no_pane;
  Layout layout = layout_of(to);
  resize_window(layout, size_for_split(layout, request), request.status);
  ROOST_TRY(split(layout, request));

  Layout left = layout_of(from);
  if (from.id == to.id) {
    remove_pane(layout, pane);
  } else if (from.panes.size() > 1) {
    remove_pane(left, pane);
  }
  take_out(registry, from, pane);
  if (from.id != to.id && !from.panes.empty()) set_layout(registry, from, left, change);
  replace_pane(layout, request.added, pane);
  const auto beside = position_of(to, request.at);
  to.panes.insert(request.side == SplitSide::before ? beside : std::next(beside), pane);
  registry.edit_pane(pane)->window = to.id;
  set_layout(registry, to, layout, change);
  if (selection == Selection::select) select_pane(registry, to.id, pane);
  return {};
}

state::Result<Window*> break_pane(Registry& registry, PaneId pane, state::SessionId to, std::optional<int> index,
                                  TreeChange& change) {
  state::Session& session = *registry.edit_session(to);
  if (index && find_link(session, *index) != nullptr) {
    return state::fail(state::ErrorCode::exists, fmt::format("index in use: {}", *index));
  }
  Window& from = *registry.edit_window(registry.pane(pane)->window);
  Layout layout = layout_of(from);
  take_out(registry, from, pane);
  remove_pane(layout, pane);
  set_layout(registry, from, layout, change);
  ROOST_TRY_ASSIGN(Window * window, create_window(registry, session, index, {from.width, from.height}));
  window->panes = {pane};
  window->active = pane;
  registry.edit_pane(pane)->window = window->id;
  set_layout(registry, *window, Layout::single(pane, {window->width, window->height}), change);
  return window;
}

}  // namespace shim
