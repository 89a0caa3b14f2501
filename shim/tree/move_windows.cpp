// SPDX-License-Identifier: ISC
// Windows in several sessions. Follows server-fn.c, cmd-swap-window.c and session.c.
#include <fmt/core.h>

#include <algorithm>

#include "shim/options/option_view.hpp"
#include "shim/tree/groups.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

using state::Registry;
using state::Session;

bool share_group(const Session& one, const Session& other) {
  return one.id != other.id && !one.group.empty() && one.group == other.group;
}

int base_index(const Registry& registry, const Session& session) {
  Place place;
  place.session = &session;
  return static_cast<int>(OptionView(registry, place).number("base-index"));
}

}  // namespace

state::Result<void> link_window(Registry& registry, const LinkRequest& request, TreeChange& change) {
  Session& to = *registry.edit_session(request.to);
  if (share_group(*registry.session(request.from), to)) {
    return state::fail(state::ErrorCode::invalid_argument, "sessions are grouped");
  }
  bool select = request.selection == Selection::select;
  if (const state::WindowLink* taken = request.index ? find_link(to, *request.index) : nullptr) {
    const int index = taken->index;
    if (taken->window == request.window) {
      return state::fail(state::ErrorCode::exists, fmt::format("same index: {}", index));
    }
    if (request.occupied == Occupied::fail) {
      return state::fail(state::ErrorCode::exists, fmt::format("index in use: {}", index));
    }
    clear_index(registry, to, index, change);
  }
  const int index = request.index.value_or(free_index(to, base_index(registry, to)));
  insert_link(to, {index, request.window, 0, next_link_order(registry, to, {index, request.window})});
  synchronize_group_from(registry, to);
  if (select) select_window(registry, to.id, index);
  return {};
}

bool is_linked_elsewhere(const Registry& registry, const Session& session, state::WindowId window) {
  std::size_t links = 0;
  for (const state::SessionId id : registry.session_ids()) {
    const Session* other = registry.session(id);
    if (other == nullptr) continue;
    links += static_cast<std::size_t>(std::count_if(other->links.begin(), other->links.end(),
                                                    [&](const auto& link) { return link.window == window; }));
  }
  return links != std::max<std::size_t>(group_members(registry, session.group).size(), 1);
}

state::Result<void> swap_windows(Registry& registry, LinkPlace source, LinkPlace target, Selection selection) {
  Session& from = *registry.edit_session(source.session);
  Session& to = *registry.edit_session(target.session);
  if (share_group(from, to)) {
    return state::fail(state::ErrorCode::invalid_argument, "can't move window, sessions are grouped");
  }
  const auto link_at = [](Session& session, int index) -> state::WindowLink& {
    return *std::find_if(session.links.begin(), session.links.end(), [&](const auto& l) { return l.index == index; });
  };
  state::WindowLink& first = link_at(from, source.index);
  state::WindowLink& second = link_at(to, target.index);
  if (first.window == second.window) return {};
  forget_mark_in(registry, first.window);
  forget_mark_in(registry, second.window);
  std::swap(first.window, second.window);
  second.order = next_link_order(registry, to, second);
  first.order = next_link_order(registry, from, first);
  if (selection == Selection::select) {
    select_window(registry, to.id, target.index);
    if (from.id != to.id) select_window(registry, from.id, source.index);
  }
  synchronize_group_from(registry, from);
  if (from.id != to.id) synchronize_group_from(registry, to);
  return {};
}

void renumber_session(Registry& registry, state::SessionId session) {
  Session* record = registry.edit_session(session);
  if (record == nullptr) return;
  for (const state::WindowLink& link : record->links) forget_mark_in(registry, link.window);
  renumber_links(*record, base_index(registry, *record));
  for (state::WindowLink& link : record->links) link.order = next_link_order(registry, *record, link);
}

void forget_mark_in(Registry& registry, state::WindowId window) {
  const auto marked = registry.head().marked;
  const state::Pane* pane = marked ? registry.pane(*marked) : nullptr;
  if (pane != nullptr && pane->window == window) registry.edit_head().marked.reset();
}

}  // namespace shim
