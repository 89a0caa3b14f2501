// SPDX-License-Identifier: ISC
// Builds registries for tests in few words.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "shim/tree/tree.hpp"
#include "state/registry.hpp"

namespace shim {

class SmallUniverse {
 public:
  SmallUniverse() { registry.edit_head().running = true; }

  state::SessionId session(const std::string& name) { return create_session(registry, name, "/").id; }

  // A window of one pane; current only when it is the session's first.
  state::WindowId window(state::SessionId session, std::optional<int> index = {}) {
    state::Window& window = **create_window(registry, *registry.edit_session(session), index, {80, 24});
    EXPECT_TRUE(create_first_pane(registry, window));
    return window.id;
  }

  // Splits the window's active pane and makes the new pane active.
  state::PaneId split(state::WindowId window, SplitDirection direction = SplitDirection::top_bottom) {
    SplitRequest request;
    request.at = registry.window(window)->active;
    request.direction = direction;
    const state::PaneId pane = (*split_pane(registry, *registry.edit_window(window), request, change))->id;
    select_pane(registry, window, pane);
    return pane;
  }

  state::PaneId active(state::WindowId window) const { return registry.window(window)->active; }
  const std::string& layout(state::WindowId window) const { return registry.window(window)->layout; }
  const state::Session& at(state::SessionId session) const { return *registry.session(session); }

  // "0:@3 1:@4": the session's windows.
  std::string links(state::SessionId session) const {
    std::string text;
    for (const state::WindowLink& link : at(session).links) {
      text += (text.empty() ? "" : " ") + std::to_string(link.index) + ":@" + std::to_string(link.window.value);
    }
    return text;
  }

  void expect_sound() const {
    const auto sound = registry.check_invariants();
    EXPECT_TRUE(sound) << sound.error().message;
  }

  state::Registry registry = state::Registry::fresh("boot");
  TreeChange change;
};

}  // namespace shim
