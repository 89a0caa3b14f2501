// SPDX-License-Identifier: ISC
// Index arithmetic of a session's windows. Follows tmux's session.c and the winlink functions of window.c.
#include "shim/tree/links.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace shim {

namespace {

using state::Session;
using state::WindowLink;

template <class AnySession>
auto link_position(AnySession& session, int index) {
  return std::lower_bound(session.links.begin(), session.links.end(), index,
                          [](const WindowLink& link, int wanted) { return link.index < wanted; });
}

}  // namespace

const WindowLink* find_link(const Session& session, int index) {
  const auto at = link_position(session, index);
  return at != session.links.end() && at->index == index ? &*at : nullptr;
}

const WindowLink* find_link_of(const Session& session, state::WindowId window) {
  const WindowLink* current = find_link(session, session.current);
  if (current != nullptr && current->window == window) return current;
  const auto at = std::find_if(session.links.begin(), session.links.end(),
                               [&](const WindowLink& link) { return link.window == window; });
  return at != session.links.end() ? &*at : nullptr;
}

std::optional<int> next_index(const Session& session, int index) {
  if (session.links.empty()) return std::nullopt;
  const auto at = std::upper_bound(session.links.begin(), session.links.end(), index,
                                   [](int wanted, const WindowLink& link) { return wanted < link.index; });
  return at != session.links.end() ? at->index : session.links.front().index;
}

std::optional<int> previous_index(const Session& session, int index) {
  if (session.links.empty()) return std::nullopt;
  const auto at = link_position(session, index);
  return at != session.links.begin() ? std::prev(at)->index : session.links.back().index;
}

int free_index(const Session& session, int from) {
  int index = from;
  while (find_link(session, index) != nullptr) ++index;
  return index;
}

bool set_current(Session& session, int index) {
  if (index == session.current || find_link(session, index) == nullptr) return false;
  std::erase(session.last, index);
  std::erase(session.last, session.current);
  session.last.insert(session.last.begin(), session.current);
  session.current = index;
  link_position(session, index)->alerts = 0;
  return true;
}

void leave_current(Session& session) {
  if (!session.last.empty() && set_current(session, session.last.front())) return;
  const auto previous = previous_index(session, session.current);
  if (previous && set_current(session, *previous)) return;
  if (const auto next = next_index(session, session.current)) set_current(session, *next);
}

void insert_link(Session& session, WindowLink link) { session.links.insert(link_position(session, link.index), link); }

void forget_link(Session& session, int index) {
  std::erase(session.last, index);
  std::erase_if(session.links, [&](const WindowLink& link) { return link.index == index; });
}

void renumber_links(Session& session, int base) {
  std::vector<std::pair<int, int>> moves;  // old index, new index
  for (WindowLink& link : session.links) {
    moves.emplace_back(link.index, base++);
    link.index = moves.back().second;
  }
  const auto moved = [&](int index) {
    const auto at = std::find_if(moves.begin(), moves.end(), [&](const auto& move) { return move.first == index; });
    return at != moves.end() ? at->second : index;
  };
  session.current = moved(session.current);
  for (int& index : session.last) index = moved(index);
}

}  // namespace shim
