// SPDX-License-Identifier: ISC
#include "shim/live/marked_pane.hpp"

namespace shim {

Place marked_place(const state::Registry& registry) {
  const state::Head& head = registry.head();
  Place place;
  place.pane = head.marked ? registry.pane(*head.marked) : nullptr;
  place.session = place.pane != nullptr ? registry.session(head.marked_session) : nullptr;
  if (place.session == nullptr) return {};
  for (const state::WindowLink& link : place.session->links) {
    if (link.index == head.marked_index && link.window == place.pane->window) place.link = &link;
  }
  if (place.link == nullptr) return {};
  place.window = registry.window(place.link->window);
  place.index = place.link->index;
  return place;
}

bool is_marked(const state::Registry& registry, const Place& place) {
  const Place marked = marked_place(registry);
  return marked.pane != nullptr && marked.pane == place.pane && marked.session == place.session &&
         marked.link == place.link;
}

void mark_pane(state::Registry& registry, const Place& place) {
  state::Head& head = registry.edit_head();
  head.marked = place.pane->id;
  head.marked_session = place.session->id;
  head.marked_index = place.link->index;
}

}  // namespace shim
