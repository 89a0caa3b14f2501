// SPDX-License-Identifier: ISC
// Alerts of a window, and the sessions that link it.
#pragma once

#include <vector>

#include "shim/format/subject.hpp"

namespace shim {

// A program in it rang the bell and monitor-bell is on. With no client to look at the window nothing takes it back.
bool has_bell(const Subject& subject, const state::Window& window);

bool is_zoomed(const state::Window& window);
bool holds_marked_pane(const Subject& subject, const state::Window& window);

struct LinkedSession {
  const state::Session* session;
  const state::WindowLink* link;
};
std::vector<LinkedSession> sessions_linking(const state::Registry& registry, state::WindowId window);
std::vector<const state::Session*> sessions_in_group(const state::Registry& registry, const state::Session& session);

// Names separated by commas; no value when there are none.
std::optional<std::string> joined_names(const std::vector<const state::Session*>& sessions);

}  // namespace shim
