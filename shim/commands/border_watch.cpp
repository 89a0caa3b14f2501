// SPDX-License-Identifier: ISC
#include "shim/commands/border_watch.hpp"

namespace shim {

BorderWatch::BorderWatch(const state::Registry& registry) {
  for (const state::WindowId id : registry.window_ids()) {
    if (const state::Window* window = registry.window(id)) before_[id] = border_status(registry, *window);
  }
}

void BorderWatch::report(const state::Registry& registry, TreeChange& change) const {
  for (const auto& [id, status] : before_) {
    const state::Window* window = registry.window(id);
    if (window == nullptr || border_status(registry, *window) == status) continue;
    for (const PaneBox& box : window_boxes(registry, *window)) {
      change.resized.push_back({box.pane, box.width, box.height});
    }
  }
}

}  // namespace shim
