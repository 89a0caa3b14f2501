// SPDX-License-Identifier: ISC
// Going from a session's current window to another: what select-window, next-window, previous-window and last-window
// share.
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

enum class WindowStep : std::uint8_t { next, previous, last };

// The index a step leads to. Errors "no next window", "no previous window", "no last window".
state::Result<int> stepped_index(const state::Session& session, WindowStep step);

// Makes the window at an index current, and its active pane that of the commands that follow.
void go_to_window(Context& context, state::Registry& registry, const state::Session& session, int index);

// The handler of next-window, previous-window and last-window.
state::Result<void> step_window(Context& context, const Args& args, WindowStep step);

}  // namespace shim
