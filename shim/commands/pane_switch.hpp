// SPDX-License-Identifier: ISC
// What select-pane and last-pane share.
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

// Makes a pane active; a zoomed window is unzoomed, with -Z zoomed again.
void switch_to_pane(Context& context, state::Registry& registry, const state::Window& window, state::PaneId pane,
                    const Args& args, TreeChange& change);

// -e turns a pane's input on, -d off.
void set_pane_input(state::Registry& registry, state::PaneId pane, const Args& args);

// last-pane and select-pane -l. Error "no last pane".
state::Result<void> switch_to_last_pane(Context& context, state::Registry& registry, const state::Window& window,
                                        const Args& args, TreeChange& change);

}  // namespace shim
