// SPDX-License-Identifier: ISC
// Removing panes, windows and sessions, and the end of a universe (tmux: server-fn.c, session_detach,
// window_lost_pane).
#include <algorithm>

#include "shim/options/option_view.hpp"
#include "shim/tree/groups.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/moves.hpp"
#include "shim/tree/tree.hpp"

namespace shim {

namespace {

using state::Pane;
using state::Registry;
using state::Session;
using state::Window;

// What ends with a tmux server; the counters stay, so that no id is used again.
void end_universe(Registry& registry) {
  state::Head& head = registry.edit_head();
  head.running = false;
  head.marked.reset();
  head.server_options.clear();
  head.session_options.clear();
  head.window_options.clear();
  head.environment.clear();
  head.buffers.clear();
  head.key_tables.clear();
  head.hooks = false;
  head.causes.clear();
}

void end_universe_if_empty(Registry& registry) {
  if (registry.head().running && registry.session_ids().empty() && OptionView(registry, {}).flag("exit-empty")) {
    end_universe(registry);
  }
}

void drop_pane(Registry& registry, state::PaneId id, TreeChange& change) {
  if (const Pane* pane = registry.pane(id)) change.removed.push_back(*pane);
  std::erase_if(change.resized, [&](const PaneSize& size) { return size.pane == id; });
  if (registry.head().marked == id) registry.edit_head().marked.reset();
  registry.remove_pane(id);
}

bool is_linked(const Registry& registry, state::WindowId window) {
  const auto ids = registry.session_ids();
  return std::any_of(ids.begin(), ids.end(), [&](state::SessionId id) {
    const Session* session = registry.session(id);
    return session != nullptr && find_link_of(*session, window) != nullptr;
  });
}

void drop_window_if_unlinked(Registry& registry, state::WindowId id, TreeChange& change) {
  const Window* window = registry.window(id);
  if (window == nullptr || is_linked(registry, id)) return;
  const std::vector<state::PaneId> panes = window->panes;
  for (const state::PaneId pane : panes) drop_pane(registry, pane, change);
  registry.remove_window(id);
}

// Takes one link away. False when the session ended with it.
bool detach_link(Registry& registry, state::SessionId id, int index) {
  Session& session = *registry.edit_session(id);
  if (session.current == index) leave_current(session);
  forget_link(session, index);
  const state::Head& head = registry.head();
  if (head.marked && head.marked_session == id && head.marked_index == index) registry.edit_head().marked.reset();
  if (session.links.empty()) {
    registry.remove_session(id);  // others of its group keep the window
    return false;
  }
  synchronize_group_from(registry, session);
  return true;
}

void renumber_if_wanted(Registry& registry, state::SessionId id) {
  const Session* session = registry.session(id);
  if (session == nullptr) return;
  Place place;
  place.session = session;
  if (!OptionView(registry, place).flag("renumber-windows")) return;
  auto members = group_members(registry, session->group);
  if (members.empty()) members = {id};
  for (const state::SessionId member : members) renumber_session(registry, member);
}

// tmux walks sessions by name; it decides which member of a group speaks for it.
std::vector<state::SessionId> sessions_by_name(const Registry& registry) {
  auto ids = registry.session_ids();
  std::sort(ids.begin(), ids.end(), [&](state::SessionId a, state::SessionId b) {
    const Session* first = registry.session(a);
    const Session* second = registry.session(b);
    return first != nullptr && second != nullptr && first->name < second->name;
  });
  return ids;
}

}  // namespace

void remove_pane(Registry& registry, state::PaneId id, TreeChange& change) {
  const Pane* pane = registry.pane(id);
  if (pane == nullptr) return;
  Window* window = registry.edit_window(pane->window);
  if (window == nullptr || std::find(window->panes.begin(), window->panes.end(), id) == window->panes.end()) {
    return drop_pane(registry, id, change);
  }
  if (window->panes.size() == 1) return remove_window(registry, window->id, change);
  Layout layout = layout_of(*window);
  remove_pane(layout, id);
  window->zoomed_layout.clear();
  lose_pane(*window, id);
  set_layout(registry, *window, layout, change);
  drop_pane(registry, id, change);
}

void remove_window(Registry& registry, state::WindowId id, TreeChange& change) {
  for (const state::SessionId session : sessions_by_name(registry)) {
    bool alive = registry.session(session) != nullptr;
    if (!alive || find_link_of(*registry.session(session), id) == nullptr) continue;
    while (alive) {
      const Session& record = *registry.session(session);
      const auto link = std::find_if(record.links.begin(), record.links.end(),
                                     [&](const state::WindowLink& candidate) { return candidate.window == id; });
      if (link == record.links.end()) break;
      alive = detach_link(registry, session, link->index);
    }
    renumber_if_wanted(registry, session);
  }
  drop_window_if_unlinked(registry, id, change);
  end_universe_if_empty(registry);
}

void unlink_window(Registry& registry, state::SessionId session, int index, TreeChange& change) {
  const Session* record = registry.session(session);
  const state::WindowLink* link = record != nullptr ? find_link(*record, index) : nullptr;
  if (link == nullptr) return;
  const state::WindowId window = link->window;
  detach_link(registry, session, index);
  drop_window_if_unlinked(registry, window, change);
  end_universe_if_empty(registry);
}

bool clear_index(Registry& registry, Session& session, int index, TreeChange& change) {
  const state::WindowLink* link = find_link(session, index);
  if (link == nullptr) return false;
  const state::WindowId window = link->window;
  forget_link(session, index);
  // The others of its group get the new window at the same place: current and visited indexes stay.
  for (const state::SessionId member : group_members(registry, session.group)) {
    std::erase_if(registry.edit_session(member)->links, [&](const state::WindowLink& l) { return l.index == index; });
  }
  drop_window_if_unlinked(registry, window, change);
  return true;
}

void remove_session(Registry& registry, state::SessionId id, TreeChange& change) {
  const Session* session = registry.session(id);
  if (session == nullptr) return;
  const std::vector<state::WindowLink> links = session->links;
  registry.remove_session(id);
  for (const state::WindowLink& link : links) drop_window_if_unlinked(registry, link.window, change);
  end_universe_if_empty(registry);
}

void remove_everything(Registry& registry, TreeChange& change) {
  for (const state::PaneId id : registry.pane_ids()) drop_pane(registry, id, change);
  for (const state::WindowId id : registry.window_ids()) registry.remove_window(id);
  for (const state::SessionId id : registry.session_ids()) registry.remove_session(id);
  end_universe(registry);
  ++registry.edit_head().epoch;
}

}  // namespace shim
