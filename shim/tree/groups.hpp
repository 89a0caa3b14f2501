// SPDX-License-Identifier: ISC
// Session groups share their list of windows; each session keeps its own current window (tmux: session groups in
// session.c).
#pragma once

#include "state/registry.hpp"

namespace shim {

// Gives the other sessions of its group this session's windows. A session without windows is left out.
void synchronize_group_from(state::Registry& registry, const state::Session& source);

// Gives one session the windows of another of its group.
void copy_links(const state::Session& source, state::Session& target);

}  // namespace shim
