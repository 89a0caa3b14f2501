// SPDX-License-Identifier: ISC
// Typing into a pane: which panes a key reaches (select-pane -d, synchronize-panes), and handing it to their hosts.
#pragma once

#include <vector>

#include "shim/commands/context.hpp"
#include "shim/host/host_client.hpp"

namespace shim {

// The target first, then with synchronize-panes its neighbours that have the option too. None while the target's input
// is off or its program has ended (window.c, window_pane_key and window_pane_copy_key).
std::vector<state::PaneId> panes_for_keys(const World& world, const Place& place);

// True when bytes may be written to the pane itself: paste-buffer does not synchronize.
bool takes_input(const World& world, const state::Pane& pane);

// One call to each host. A neighbour that has died meanwhile is skipped; a dead target is "can't find pane".
state::Result<void> type(const Context& context, const std::vector<state::PaneId>& panes,
                         const std::vector<InputItem>& items);

// A host's error in the words of a user: one that is gone is a pane that can't be found.
state::Error pane_error(state::PaneId pane, state::Error error);

// Connects to the target's host, with pane_error's words.
state::Result<HostClient> host_of(const Context& context, state::PaneId pane);

}  // namespace shim
