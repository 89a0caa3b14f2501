// SPDX-License-Identifier: ISC
// Alerts, the marked pane, and which sessions hold a window.
#include "shim/format/alerts.hpp"

#include <algorithm>

#include "shim/live/marked_pane.hpp"

namespace shim {

std::string alert_marks(const state::WindowLink& link) {
  std::string marks;
  if (has_alert(link, state::Alert::activity)) marks += '#';
  if (has_alert(link, state::Alert::bell)) marks += '!';
  if (has_alert(link, state::Alert::silence)) marks += '~';
  return marks;
}

bool is_zoomed(const state::Window& window) { return !window.zoomed_layout.empty(); }

bool is_marked_link(const Subject& subject, const state::WindowLink& link) {
  const Place marked = marked_place(*subject.registry());
  const state::Session* session = subject.place().session;
  return marked.session != nullptr && session != nullptr && marked.session->id == session->id &&
         marked.index == link.index;
}

std::vector<LinkedSession> sessions_linking(const state::Registry& registry, state::WindowId window) {
  std::vector<LinkedSession> out;
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session == nullptr) continue;
    for (const state::WindowLink& link : session->links)
      if (link.window == window) out.push_back({session, &link});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const LinkedSession& a, const LinkedSession& b) { return a.link->order < b.link->order; });
  return out;
}

std::vector<const state::Session*> sessions_in_group(const state::Registry& registry, const state::Session& session) {
  std::vector<const state::Session*> out;
  if (session.group.empty()) return out;
  for (const state::SessionId id : registry.session_ids())
    if (const state::Session* other = registry.session(id); other != nullptr && other->group == session.group)
      out.push_back(other);
  return out;
}

std::optional<std::string> joined_names(const std::vector<const state::Session*>& sessions) {
  if (sessions.empty()) return std::nullopt;
  std::string names;
  for (const state::Session* session : sessions) names.append(names.empty() ? "" : ",").append(session->name);
  return names;
}

}  // namespace shim
