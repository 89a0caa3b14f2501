// SPDX-License-Identifier: ISC
// The pane that select-pane -m marked, together with where it was seen: a window may be in several sessions (tmux:
// marked_pane in server.c).
#pragma once

#include "shim/live/place.hpp"
#include "state/registry.hpp"

namespace shim {

// Empty when there is none, or when it is not there any more.
Place marked_place(const state::Registry& registry);

// With all of session, link and pane.
bool is_marked(const state::Registry& registry, const Place& place);

// `place` is whole.
void mark_pane(state::Registry& registry, const Place& place);

}  // namespace shim
