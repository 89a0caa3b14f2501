// SPDX-License-Identifier: ISC
#include "shim/tree/group_events.hpp"

#include <algorithm>
#include <optional>

namespace shim {

using state::SessionId;
using state::WindowId;

// The session of a group that the command changed: its target, or the first.
SessionId GroupEvents::leader(const std::string& group) const {
  // A window is taken from all sessions, by their names.
  const bool kills = hints_.command.empty() || hints_.command == "kill-window" || hints_.command == "kill-pane";
  if (hints_.session && !kills) {
    const auto target = after_.sessions.find(hints_.session->value);
    if (target != after_.sessions.end() && target->second.group == group) return *hints_.session;
  }
  SessionId first;
  const std::string* name = nullptr;
  for (const auto& [id, session] : after_.sessions) {
    if (session.group != group || !before_.sessions.contains(id)) continue;
    if (name == nullptr || session.name < *name) {
      first = SessionId{id};
      name = &session.name;
    }
  }
  return first;
}
// Of a group one session is changed, and the others are given its windows.
bool GroupEvents::follows_another(SessionId id) const {
  const auto found = after_.sessions.find(id.value);
  if (found == after_.sessions.end() || found->second.group.empty()) return false;
  const auto members = std::count_if(after_.sessions.begin(), after_.sessions.end(),
                                     [&](const auto& one) { return one.second.group == found->second.group; });
  return members > 1 && !(leader(found->second.group) == id);
}

// session_group_synchronize1: all windows are linked again, then those that are gone are unlinked.
void GroupEvents::follow(std::vector<HookEvent>& out, SessionId leading, const Links& had, const Links& has) const {
  const std::string& group = after_.sessions.at(leading.value).group;
  for (const auto& [id, session] : after_.sessions) {
    if (group.empty() || session.group != group || SessionId{id} == leading) continue;
    const auto old = before_.sessions.find(id);
    if (old == before_.sessions.end()) continue;
    if (!has.contains(old->second.current) && had.contains(old->second.current))
      out.push_back({"session-window-changed", SessionId{id}, session.name, {}, {}, {}});
    for (const auto& [index, window] : has)
      out.push_back(pictures_.link_event("window-linked", SessionId{id}, session.name, window));
    for (const auto& [index, window] : had) {
      const bool stays =
          std::any_of(has.begin(), has.end(), [gone = window](const auto& link) { return link.second == gone; });
      if (!stays) out.push_back(pictures_.link_event("window-unlinked", SessionId{id}, session.name, window));
    }
  }
}

// After each window that came to or went from the leader.
void GroupEvents::follow(std::vector<HookEvent>& events, const ReplacedWindows& replaced) const {
  std::map<std::uint32_t, Links> links;
  for (const auto& [id, session] : before_.sessions) links[id] = session.links;
  std::vector<HookEvent> out;
  for (HookEvent& event : events) {
    const HookEvent seen = event;
    out.push_back(std::move(event));
    const auto now = seen.session ? after_.sessions.find(seen.session->value) : after_.sessions.end();
    if (now == after_.sessions.end() || !before_.sessions.contains(now->first) || !seen.window) continue;
    Links& had = links[now->first];
    // What is replaced goes together with what comes.
    if (seen.name == "window-unlinked" && replaced.contains({now->first, seen.window->value})) continue;
    Links has = now->second.links;
    // The old link of a moved window goes after the new one has come.
    if (seen.name == "window-linked") has.insert(had.begin(), had.end());
    follow(out, *seen.session, had, has);
    had = std::move(has);
  }
  if (hints_.command == "swap-window") swapped_windows_follow(out);
  for (const auto& [id, session] : after_.sessions) joined_group(out, SessionId{id}, session);
  events = std::move(out);
}

void GroupEvents::swapped_windows_follow(std::vector<HookEvent>& out) const {
  for (const auto& [id, session] : after_.sessions) {
    const auto old = before_.sessions.find(id);
    if (follows_another(SessionId{id}) || old == before_.sessions.end() || old->second.links == session.links) continue;
    follow(out, SessionId{id}, session.links, session.links);
  }
}

// A new session of a group has a window of its own at first.
void GroupEvents::joined_group(std::vector<HookEvent>& out, SessionId id,
                               const TreePicture::SessionPart& session) const {
  if (before_.sessions.contains(id.value) || !follows_another(id)) return;
  const WindowId own{before_.next_window};
  const auto of_own = [&](const char* name) { return HookEvent{name, id, session.name, own, hints_.shell, {}}; };
  out.push_back(of_own("window-linked"));
  for (const auto& [index, window] : session.links)
    out.push_back(pictures_.link_event("window-linked", id, session.name, window));
  out.push_back(of_own("window-unlinked"));
}

}  // namespace shim
