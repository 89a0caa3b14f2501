// SPDX-License-Identifier: ISC
// What send-keys does to a pane in a mode: its keys go to the mode's bindings instead of the program, -X names what the
// mode should do. There is no screen to move about in without a client, so only what ends a mode works.
#pragma once

#include <string_view>
#include <vector>

#include "shim/commands/context.hpp"
#include "shim/host/host_client.hpp"

namespace shim {

// send-keys -X. Errors: "not in a mode"; that a command of copy mode is not supported. tmux passes over unknown ones.
state::Result<void> run_mode_command(Context& context, const Place& place, const std::vector<std::string>& words);

// Keys for a pane that is in a mode: one that ends copy mode does, the others are lost; bindings that fail without a
// client say so, as in tmux.
state::Result<void> type_into_mode(Context& context, const World& world, const Place& place,
                                   const std::vector<InputItem>& items);

// Whether the pane shows a mode that takes -X.
bool takes_mode_commands(const state::Pane& pane);

}  // namespace shim
