// SPDX-License-Identifier: ISC
// Talking to a pane's host about the mode that the pane shows.
#pragma once

#include "shim/commands/context.hpp"
#include "shim/host/copy_messages.hpp"

namespace shim {

// With the options that hold at the place. The pane is in copy or view mode.
CopyRequest copy_request(const World& world, const Place& place, CopyRequest::Kind kind);

// One request; a host that is gone is a pane that can't be found.
state::Result<CopyAnswer> ask_copy_mode(const Context& context, state::PaneId pane, const CopyRequest& request);

// After the registry knows: so that the host keeps no text for nothing. Nobody misses it if that fails.
void forget_copy_mode(const Context& context, const state::Pane& was);

}  // namespace shim
