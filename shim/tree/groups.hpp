// SPDX-License-Identifier: ISC
// Session groups share their list of windows; each session keeps its own current window (tmux: session groups in
// session.c).
#pragma once

#include "state/registry.hpp"

namespace shim {

// Gives the other sessions of its group this session's windows. A session without windows is left out.
void synchronize_group_from(state::Registry& registry, const state::Session& source);

// Gives one session the windows of another of its group.
void copy_links(state::Registry& registry, const state::Session& source, state::Session& target);

// For a link that is made, or made again: after all other links of its window (WindowLink::order).
std::uint64_t next_link_order(const state::Registry& registry, const state::Session& session,
                              const state::WindowLink& link);

}  // namespace shim
