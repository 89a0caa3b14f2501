// SPDX-License-Identifier: ISC
#include "shim/commands/window_order.hpp"

#include <algorithm>

namespace shim {

namespace {

std::optional<int> unless_current(const state::Session& session, int index) {
  return index == session.current ? std::nullopt : std::optional<int>(index);
}

}  // namespace

std::optional<int> next_index(const state::Session& session) {
  if (session.links.empty()) return std::nullopt;
  const auto it = std::find_if(session.links.begin(), session.links.end(),
                               [&](const state::WindowLink& link) { return link.index > session.current; });
  return unless_current(session, it == session.links.end() ? session.links.front().index : it->index);
}

std::optional<int> previous_index(const state::Session& session) {
  if (session.links.empty()) return std::nullopt;
  const auto it = std::find_if(session.links.rbegin(), session.links.rend(),
                               [&](const state::WindowLink& link) { return link.index < session.current; });
  return unless_current(session, it == session.links.rend() ? session.links.back().index : it->index);
}

std::optional<int> last_index(const state::Session& session) {
  return session.last.empty() ? std::nullopt : unless_current(session, session.last.front());
}

}  // namespace shim
