// SPDX-License-Identifier: ISC
#include "shim/tree/restore.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "shim/options/option_view.hpp"
#include "shim/tree/groups.hpp"
#include "shim/tree/links.hpp"
#include "state/state_dir.hpp"

namespace shim {

namespace {

using state::Registry;
using state::Session;
using state::Window;

std::string free_name(const Registry& registry, std::string name, state::SessionId id) {
  if (name.empty()) name = fmt::format("{}", id.value);
  while (find_session_by_name(registry, name) != nullptr) name += "-";
  return name;
}

Session& session_for(Registry& registry, const PaneSite& site) {
  if (Session* session = site.known ? registry.edit_session(site.session) : nullptr) return *session;
  if (const auto ids = registry.session_ids(); !site.known && !ids.empty()) return *registry.edit_session(ids.front());
  Session& session = site.known ? registry.restore_session(site.session) : registry.add_session();
  session.name = free_name(registry, site.session_name, session.id);
  session.path = site.session_path;
  session.created_us = session.activity_us = state::now_us();
  return session;
}

bool is_linked(const Registry& registry, state::WindowId window) {
  const auto ids = registry.session_ids();
  return std::any_of(ids.begin(), ids.end(),
                     [&](state::SessionId id) { return find_link_of(*registry.session(id), window) != nullptr; });
}

Window& window_for(Registry& registry, const PaneSite& site) {
  Window* known = site.known ? registry.edit_window(site.window) : nullptr;
  if (known != nullptr && is_linked(registry, site.window)) return *known;
  Session& session = session_for(registry, site);
  Window& window = site.known ? registry.restore_window(site.window) : registry.add_window();
  window.name = site.window_name;
  if (!site.window_name.empty()) window.options["automatic-rename"] = "off";
  window.width = std::max(site.size.width, 1u);
  window.height = std::max(site.size.height, 1u);
  window.created_us = window.activity_us = state::now_us();
  const bool taken = find_link(session, site.index) != nullptr;
  const int index = taken ? free_index(session, site.index) : site.index;
  if (session.links.empty()) session.current = index;
  insert_link(session, {index, window.id});
  synchronize_group_from(registry, session);
  return window;
}

void arrange_tiled(Registry& registry, Window& window, TreeChange& change) {
  window.zoomed_layout.clear();
  set_layout(
      registry, window,
      arrange(LayoutPreset::tiled, window.panes, {window.width, window.height}, {}, border_status(registry, window)),
      change);
}

void add_pane(Registry& registry, Window& window, state::PaneId id, TreeChange& change) {
  if (window.panes.empty()) {
    window.panes = {id};
    window.active = id;
    set_layout(registry, window, Layout::single(id, {window.width, window.height}), change);
    return;
  }
  SplitRequest request;
  request.at = window.active;
  request.added = id;
  request.status = border_status(registry, window);
  Layout layout = layout_of(window);
  resize_window(layout, size_for_split(layout, request), request.status);
  const bool fits = split(layout, request).has_value();
  window.panes.push_back(id);
  if (!fits) return arrange_tiled(registry, window, change);
  window.zoomed_layout.clear();
  set_layout(registry, window, layout, change);
}

}  // namespace

PaneSite site_of_pane(const Registry& registry, state::PaneId pane) {
  const Place place = place_of_pane(registry, pane);
  PaneSite site;
  if (place.window == nullptr || place.session == nullptr || place.link == nullptr) return site;
  site.known = true;
  site.window = place.window->id;
  // A name that follows the program is found again without us.
  if (!OptionView(registry, place).flag("automatic-rename")) site.window_name = place.window->name;
  site.size = {place.window->width, place.window->height};
  site.index = place.link->index;
  site.session = place.session->id;
  site.session_name = place.session->name;
  site.session_path = place.session->path;
  return site;
}

void restore_panes(Registry& registry, std::vector<LostPane> lost, TreeChange& change) {
  std::sort(lost.begin(), lost.end(), [](const LostPane& a, const LostPane& b) { return a.record.id < b.record.id; });
  // Ids that are about to come back are not given to anything else.
  for (const LostPane& pane : lost) {
    state::Head& head = registry.edit_head();
    head.next_pane = std::max(head.next_pane, pane.record.id.value + 1);
    if (!pane.site.known) continue;
    head.next_window = std::max(head.next_window, pane.site.window.value + 1);
    head.next_session = std::max(head.next_session, pane.site.session.value + 1);
  }
  std::set<state::WindowId> made;
  for (const LostPane& pane : lost) {
    if (registry.pane(pane.record.id) != nullptr) continue;
    Window& window = window_for(registry, pane.site);
    if (window.panes.empty()) made.insert(window.id);
    state::Pane& record = registry.restore_pane(pane.record.id);
    record = pane.record;
    record.window = window.id;
    add_pane(registry, window, record.id, change);
  }
  for (const state::WindowId id : made) arrange_tiled(registry, *registry.edit_window(id), change);
}

}  // namespace shim
