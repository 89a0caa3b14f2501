// SPDX-License-Identifier: ISC
// The windows of one session by index, the current one and those visited before (tmux: winlinks and the session's
// lastw stack). Works on the Session record alone; groups are shim/tree/groups.hpp.
#pragma once

#include <optional>

#include "state/model.hpp"

namespace shim {

// Null when there is none.
const state::WindowLink* find_link(const state::Session& session, int index);
// The current link when it is of this window, else the first that is.
const state::WindowLink* find_link_of(const state::Session& session, state::WindowId window);

// The link after or before an index, around the ends; nullopt without links.
std::optional<int> next_index(const state::Session& session, int index);
std::optional<int> previous_index(const state::Session& session, int index);
// The lowest free index from `from` on.
int free_index(const state::Session& session, int from);

// Makes an existing link current and remembers the one before. False when it is current already or there is none.
bool set_current(state::Session& session, int index);
// Where the session goes when its current link is about to go: the last visited, else the previous, else the next.
void leave_current(state::Session& session);

void insert_link(state::Session& session, state::WindowLink link);
void forget_link(state::Session& session, int index);

// Indexes from `base` on without gaps; current and visited windows stay the same windows.
void renumber_links(state::Session& session, int base);

}  // namespace shim
