// SPDX-License-Identifier: ISC
// Running the commands of hooks. There is no server: the process that caused an event runs them (tmux: notify.c;
// cmdq_insert_hook in cmd-queue.c). A command of a hook sets off no hook after itself, and one of an event's hook no
// event either.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shim/commands/prepare.hpp"

namespace shim {

// The hook after-COMMAND, right after a command that did not fail. Costs nothing when no hook is set.
void fire_after_hook(Context& context, const PreparedCommand& command);

// The hooks of everything that changed so far: at the end of a list, and before a command that waits. What they print
// is nobody's, and those that wait go on without us.
void fire_events(Context& context);

// set-hook -R: at once, whatever the name; "@name" is an option with commands.
void fire_hook_now(Context& context, const World& world, const Place& place, const std::string& name);

}  // namespace shim
