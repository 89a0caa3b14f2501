// SPDX-License-Identifier: ISC
// Alerts of a window, and the sessions that link it.
#pragma once

#include <vector>

#include "shim/format/subject.hpp"

namespace shim {

// "#!~": activity, bell, silence.
std::string alert_marks(const state::WindowLink& link);

bool is_zoomed(const state::Window& window);
// The link through which the marked pane was seen.
bool is_marked_link(const Subject& subject, const state::WindowLink& link);

struct LinkedSession {
  const state::Session* session;
  const state::WindowLink* link;
};
std::vector<LinkedSession> sessions_linking(const state::Registry& registry, state::WindowId window);
std::vector<const state::Session*> sessions_in_group(const state::Registry& registry, const state::Session& session);

// Names separated by commas; no value when there are none.
std::optional<std::string> joined_names(const std::vector<const state::Session*>& sessions);

}  // namespace shim
