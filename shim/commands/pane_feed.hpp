// SPDX-License-Identifier: ISC
// Filling a pane that has no program with what the caller reads (tmux: window_pane_start_input).
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

// Shows stdin in the pane up to its end, piece by piece as it comes; what was printed so far is written first. A pane
// that goes on the way ends it, which is no error. Error: "pane is not empty", before anything is read.
state::Result<void> feed_from_stdin(Context& context, state::PaneId pane);

}  // namespace shim
