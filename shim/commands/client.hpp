// SPDX-License-Identifier: ISC
// Commands that act on an attached client. Nothing can be attached yet, so the client they name or mean is never found;
// they say so in tmux's words (cmd-find.c, cmd_find_client), and only when there is a server at all.
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

// Error: "can't find client: NAME" when `flag` names one, else "no current client".
state::Result<void> need_client(const Context& context, const Args& args, char flag);

// Handlers of commands whose client is named by -t, or by -c.
state::Result<void> run_for_target_client(Context& context, const Args& args);
state::Result<void> run_for_c_client(Context& context, const Args& args);

}  // namespace shim
