// SPDX-License-Identifier: ISC
// Defaults of a format's subject, and the geometry of its pane.
#include "shim/format/subject.hpp"

#include <algorithm>

#include "shim/options/option_view.hpp"

namespace shim {
namespace {

Subject::Kind kind_of(const Place& place) {
  if (place.pane != nullptr) return Subject::Kind::pane;
  if (place.link != nullptr || place.window != nullptr) return Subject::Kind::window;
  return place.session != nullptr ? Subject::Kind::session : Subject::Kind::unknown;
}

// The boxes of one window. A listing asks for the panes of a window one after the other: parsing its layout each time
// would make that quadratic.
struct BoxCache {
  std::string layout;
  BorderStatus status = BorderStatus::off;
  std::vector<PaneBox> boxes;  // by pane
};

const std::vector<PaneBox>& boxes_of(const std::string& layout, BorderStatus status) {
  static thread_local BoxCache cache;
  if (cache.layout == layout && cache.status == status) return cache.boxes;
  cache = {layout, status, {}};
  if (const auto parsed = Layout::parse_stored(layout)) {
    cache.boxes = parsed->boxes(status);
    std::sort(cache.boxes.begin(), cache.boxes.end(), [](const auto& a, const auto& b) { return a.pane < b.pane; });
  }
  return cache.boxes;
}

BorderStatus border_status_of(const state::Registry& registry, const Place& place) {
  Place window;
  window.window = place.window;
  static const OptionSpec& k_option = *find_option("pane-border-status");
  const std::string_view text = OptionView(registry, window).text(k_option);
  if (text == "top") return BorderStatus::top;
  return text == "bottom" ? BorderStatus::bottom : BorderStatus::off;
}

}  // namespace

Subject::Subject(const FormatContext& context, const Place& place)
    : context_(&context), place_(place), kind_(kind_of(place)) {
  if (context.world == nullptr) return;
  const state::Registry& known = context.world->registry;
  if (place_.link == nullptr && place_.session != nullptr) {
    for (const state::WindowLink& link : place_.session->links) {
      const bool wanted =
          place_.window != nullptr ? link.window == place_.window->id : link.index == place_.session->current;
      if (wanted && place_.link == nullptr) place_.link = &link;
    }
  }
  if (place_.window == nullptr && place_.link != nullptr) place_.window = known.window(place_.link->window);
  if (place_.window == nullptr && place_.pane != nullptr) place_.window = known.window(place_.pane->window);
  if (place_.pane == nullptr && place_.window != nullptr) place_.pane = known.pane(place_.window->active);
}

const state::Registry* Subject::registry() const {
  return context_->world != nullptr ? &context_->world->registry : nullptr;
}

const state::Buffer* Subject::buffer() const {
  if (context_->buffer != nullptr || registry() == nullptr) return context_->buffer;
  const auto& all = registry()->head().buffers;
  const auto newest =
      std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
  return newest == all.end() ? nullptr : &*newest;
}

const PaneFacts& Subject::facts() const {
  static constexpr PaneFacts k_never_ran{};
  const PaneFacts* known = context_->world != nullptr ? context_->world->live.facts(*place_.pane) : nullptr;
  return known != nullptr ? *known : k_never_ran;
}

PaneBox Subject::box() const {
  if (registry() == nullptr || place_.window == nullptr) return {};
  const BorderStatus status = border_status_of(*registry(), place_);
  // Panes that a zoomed one covers keep the place they had.
  for (const std::string* layout : {&place_.window->layout, &place_.window->zoomed_layout}) {
    if (layout->empty()) continue;
    const auto& boxes = boxes_of(*layout, status);
    const auto found = std::lower_bound(boxes.begin(), boxes.end(), place_.pane->id,
                                        [](const PaneBox& box, state::PaneId id) { return box.pane < id; });
    if (found != boxes.end() && found->pane == place_.pane->id) return *found;
  }
  return {};
}

}  // namespace shim
