// SPDX-License-Identifier: ISC
// New sessions, windows and panes.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "shim/options/option_view.hpp"
#include "shim/tree/groups.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/tree.hpp"
#include "state/state_dir.hpp"

namespace shim {

namespace {

using state::Pane;
using state::Registry;
using state::Session;
using state::Window;

// An id whose number is taken as a name is burnt, as in tmux (session_create).
Session& add_numbered_session(Registry& registry, std::string_view prefix) {
  for (;;) {
    Session& session = registry.add_session();
    std::string name =
        prefix.empty() ? fmt::format("{}", session.id.value) : fmt::format("{}-{}", prefix, session.id.value);
    if (find_session_by_name(registry, name) == nullptr) {
      session.name = std::move(name);
      return session;
    }
    registry.remove_session(session.id);
  }
}

Pane& add_pane_record(Registry& registry, const Window& window) {
  Pane& pane = registry.add_pane();
  pane.window = window.id;
  pane.created_us = state::now_us();
  return pane;
}

// Window::panes is in index order: beside the pane that was split, or at an end for a full-size split.
void insert_in_order(Window& window, const SplitRequest& request, state::PaneId added) {
  const bool before = request.side == SplitSide::before;
  auto at = before ? window.panes.begin() : window.panes.end();
  if (request.span == SplitSpan::pane) {
    at = std::find(window.panes.begin(), window.panes.end(), request.at);
    if (at != window.panes.end() && !before) ++at;
  }
  window.panes.insert(at, added);
}

}  // namespace

Session& create_session(Registry& registry, const std::string& name, const std::string& path, std::string_view prefix) {
  Session& session = name.empty() ? add_numbered_session(registry, prefix) : registry.add_session();
  if (!name.empty()) session.name = name;
  session.path = path;
  session.created_us = session.activity_us = state::now_us();
  return session;
}

state::Result<Window*> create_window(Registry& registry, Session& session, std::optional<int> index, WindowSize size) {
  if (index && find_link(session, *index) != nullptr) {
    return state::fail(state::ErrorCode::exists, fmt::format("index {} in use", *index));
  }
  if (!index) {
    Place place;
    place.session = &session;
    index = free_index(session, static_cast<int>(OptionView(registry, place).number("base-index")));
  }
  Window& window = registry.add_window();
  window.width = size.width;
  window.height = size.height;
  window.created_us = window.activity_us = state::now_us();
  if (session.links.empty()) session.current = *index;
  insert_link(session, {*index, window.id});
  synchronize_group_from(registry, session);
  return &window;
}

int shuffle_up(Registry&, Session& session, int index) {
  const int gap = free_index(session, index);
  for (state::WindowLink& link : session.links) {
    if (link.index >= index && link.index < gap) ++link.index;
  }
  const auto move = [&](int& at) {
    if (at >= index && at < gap) ++at;
  };
  move(session.current);
  std::for_each(session.last.begin(), session.last.end(), move);
  return index;
}

state::Result<Pane*> create_first_pane(Registry& registry, Window& window) {
  Pane& pane = add_pane_record(registry, window);
  pane.active_us = pane.created_us;
  window.panes = {pane.id};
  window.active = pane.id;
  window.last.clear();
  window.layout = Layout::single(pane.id, {window.width, window.height}).stored();
  window.zoomed_layout.clear();
  return &pane;
}

state::Result<Pane*> split_pane(Registry& registry, Window& window, SplitRequest request, TreeChange& change) {
  request.status = border_status(registry, window);
  request.added = state::PaneId{std::numeric_limits<std::uint32_t>::max()};
  Layout layout = layout_of(window);
  const WindowSize room = size_for_split(layout, request);
  resize_window(layout, room, request.status);
  ROOST_TRY(split(layout, request));

  Pane& pane = add_pane_record(registry, window);
  replace_pane(layout, request.added, pane.id);
  window.zoomed_layout.clear();
  insert_in_order(window, request, pane.id);
  set_layout(registry, window, layout, change);
  return &pane;
}

}  // namespace shim
