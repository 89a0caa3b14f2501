// SPDX-License-Identifier: ISC
// The handler of join-pane and move-pane, which are the same command in tmux 3.3a.
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

state::Result<void> join_pane_to_window(Context& context, const Args& args);

}  // namespace shim
