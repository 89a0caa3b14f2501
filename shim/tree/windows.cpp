// SPDX-License-Identifier: ISC
// Geometry and the active pane of windows.
#include <algorithm>

#include "shim/options/option_view.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/tree.hpp"
#include "shim/tree/window_alerts.hpp"
#include "state/state_dir.hpp"

namespace shim {

namespace {

using state::Registry;
using state::Session;
using state::Window;

Place window_place(const Window& window) {
  Place place;
  place.window = &window;
  return place;
}

void report_sizes(const Registry& registry, const Window& window, TreeChange& change) {
  for (const PaneBox& box : window_boxes(registry, window)) {
    std::erase_if(change.resized, [&](const PaneSize& size) { return size.pane == box.pane; });
    change.resized.push_back({box.pane, box.width, box.height});
  }
}

// A text that does not name exactly the window's panes can't be used: they are laid out anew.
Layout parse_or_tile(const Window& window, std::string_view text) {
  auto layout = Layout::parse_stored(text);
  if (layout) {
    auto leaves = layout->panes();
    auto panes = window.panes;
    std::sort(leaves.begin(), leaves.end());
    std::sort(panes.begin(), panes.end());
    if (leaves == panes) return std::move(*layout);
  }
  return arrange(LayoutPreset::tiled, window.panes, {window.width, window.height}, {}, BorderStatus::off);
}

bool is_better(const Session& session, const Session* than) {
  if (than == nullptr || session.activity_us > than->activity_us) return true;
  // tmux walks sessions by name and keeps the first of equals.
  return session.activity_us == than->activity_us && session.name < than->name;
}

const Session* best_session_with(const Registry& registry, state::WindowId window) {
  const Session* best = nullptr;
  for (const state::SessionId id : registry.session_ids()) {
    const Session* session = registry.session(id);
    if (session == nullptr || find_link_of(*session, window) == nullptr) continue;
    if (is_better(*session, best)) best = session;
  }
  return best;
}

}  // namespace

BorderStatus border_status(const Registry& registry, const Window& window) {
  const OptionView options(registry, window_place(window));
  const std::string_view value = options.text("pane-border-status");
  if (value == "top") return BorderStatus::top;
  return value == "bottom" ? BorderStatus::bottom : BorderStatus::off;
}

std::vector<PaneBox> window_boxes(const Registry& registry, const Window& window) {
  const BorderStatus status = border_status(registry, window);
  if (window.zoomed_layout.empty()) return parse_or_tile(window, window.layout).boxes(status);
  return Layout::single(window.active, {window.width, window.height}).boxes(status);
}

Layout layout_of(const Window& window) {
  return parse_or_tile(window, window.zoomed_layout.empty() ? window.layout : window.zoomed_layout);
}

void set_layout(Registry& registry, Window& window, const Layout& layout, TreeChange& change) {
  const WindowSize size = layout.size();
  window.width = size.width;
  window.height = size.height;
  if (window.zoomed_layout.empty()) {
    window.layout = layout.stored();
  } else {
    window.zoomed_layout = layout.stored();
    window.layout = Layout::single(window.active, size).stored();
  }
  report_sizes(registry, window, change);
  change.laid_out.push_back(window.id);
}

Place place_of_pane(const Registry& registry, state::PaneId pane, std::optional<state::SessionId> prefer) {
  Place place;
  place.pane = registry.pane(pane);
  if (place.pane == nullptr) return place;
  place.window = registry.window(place.pane->window);
  if (prefer) place.session = registry.session(*prefer);
  if (place.session != nullptr) place.link = find_link_of(*place.session, place.pane->window);
  if (place.link == nullptr) {
    place.session = best_session_with(registry, place.pane->window);
    if (place.session != nullptr) place.link = find_link_of(*place.session, place.pane->window);
  }
  if (place.link != nullptr) place.index = place.link->index;
  return place;
}

void select_window(Registry& registry, state::SessionId session, int index) {
  Session* record = registry.edit_session(session);
  if (record == nullptr || !set_current(*record, index)) return;
  clear_alerts(registry, find_link(*record, index)->window);
  const state::WindowId id = find_link(*record, index)->window;
  if (Window* window = registry.edit_window(id)) window->activity_us = state::now_us();
  // To become current is activity, which nobody sees in a session without a client (session_set_current).
  if (monitors(registry, id, state::Alert::activity)) raise_alert(registry, id, state::Alert::activity);
}

void select_pane(Registry& registry, state::WindowId window, state::PaneId pane) {
  Window* record = registry.edit_window(window);
  if (record == nullptr || record->active == pane) return;
  // tmux 3.3a remembers one pane only; when it is gone the pane before in order is next (window_lost_pane).
  const state::Pane* before = registry.pane(record->active);
  record->last = {record->active};
  record->active = pane;
  // Later than the one before even within a microsecond: neighbours are chosen by it.
  const std::int64_t after = before != nullptr ? before->active_us + 1 : 0;
  if (state::Pane* active = registry.edit_pane(pane)) active->active_us = std::max(state::now_us(), after);
}

void zoom(Registry& registry, state::WindowId window, TreeChange& change) {
  Window* record = registry.edit_window(window);
  if (record == nullptr || !record->zoomed_layout.empty() || record->panes.size() <= 1) return;
  record->zoomed_layout = layout_of(*record).stored();
  record->layout = Layout::single(record->active, {record->width, record->height}).stored();
  report_sizes(registry, *record, change);
}

void unzoom(Registry& registry, state::WindowId window, TreeChange& change) {
  Window* record = registry.edit_window(window);
  if (record == nullptr || record->zoomed_layout.empty()) return;
  record->layout = layout_of(*record).stored();
  record->zoomed_layout.clear();
  report_sizes(registry, *record, change);
}

}  // namespace shim
