// SPDX-License-Identifier: ISC
#include "shim/tree/hook_events.hpp"

namespace shim {

TreePicture TreePicture::of(const state::Registry& registry) {
  TreePicture picture;
  picture.next_window = registry.head().next_window;
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session == nullptr) continue;
    SessionPart& part = picture.sessions[id.value];
    part.name = session->name;
    part.current = session->current;
    part.group = session->group;
    for (const state::WindowLink& link : session->links) part.links[link.index] = link.window;
  }
  for (const state::WindowId id : registry.window_ids()) {
    const state::Window* window = registry.window(id);
    if (window == nullptr) continue;
    picture.windows[id.value] = {window->name,   window->active, window->panes,
                                 window->layout, window->width,  window->height};
  }
  for (const state::PaneId id : registry.pane_ids()) {
    picture.panes.insert(id.value);
    const state::Pane* pane = registry.pane(id);
    if (pane != nullptr && !pane->modes.empty()) picture.modes[id.value] = pane->modes;
  }
  return picture;
}

}  // namespace shim
