// SPDX-License-Identifier: ISC
// What attaching means while there are no clients: the checks a terminal has to pass, in tmux's words.
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

// Error: "open terminal failed: not a terminal", or that attaching is not possible yet when it is one.
state::Result<void> check_terminal(const Context& context);

}  // namespace shim
