// SPDX-License-Identifier: ISC
#include "shim/commands/attach.hpp"

namespace shim {

state::Result<void> check_terminal(const Context& context) {
  if (!context.caller().env("TMUX").empty() && !context.caller().tty.empty()) {
    return state::fail(state::ErrorCode::unsupported, "sessions should be nested with care, unset $TMUX to force");
  }
  if (context.caller().tty.empty()) {
    return state::fail(state::ErrorCode::unsupported, "open terminal failed: not a terminal");
  }
  return state::fail(state::ErrorCode::unsupported,
                     "open terminal failed: attaching is not supported, use -d and capture-pane");
}

}  // namespace shim
