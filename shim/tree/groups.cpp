// SPDX-License-Identifier: ISC
#include "shim/tree/groups.hpp"

#include <algorithm>

#include "shim/tree/links.hpp"
#include "shim/tree/tree.hpp"

namespace shim {

std::vector<state::SessionId> group_members(const state::Registry& registry, std::string_view group) {
  std::vector<state::SessionId> members;
  if (group.empty()) return members;
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session != nullptr && session->group == group) members.push_back(id);
  }
  return members;
}

void copy_links(state::Registry& registry, const state::Session& source, state::Session& target) {
  if (source.links.empty()) return;
  if (find_link(source, target.current) == nullptr) leave_current(target);
  target.links = source.links;
  for (state::WindowLink& link : target.links) link.order = next_link_order(registry, target, link);
  if (find_link(target, target.current) == nullptr) target.current = source.current;
  std::erase_if(target.last, [&](int index) { return index == target.current || find_link(target, index) == nullptr; });
}

std::uint64_t next_link_order(const state::Registry& registry, const state::Session& session,
                              const state::WindowLink& link) {
  std::uint64_t next = 0;
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* other = id == session.id ? &session : registry.session(id);
    if (other == nullptr) continue;
    for (const state::WindowLink& one : other->links) {
      const bool itself = id == session.id && one.index == link.index;
      if (one.window == link.window && !itself) next = std::max(next, one.order + 1);
    }
  }
  return next;
}

void synchronize_group_from(state::Registry& registry, const state::Session& source) {
  for (const state::SessionId id : group_members(registry, source.group)) {
    if (id != source.id) copy_links(registry, source, *registry.edit_session(id));
  }
}

}  // namespace shim
