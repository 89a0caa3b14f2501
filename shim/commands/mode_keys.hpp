// SPDX-License-Identifier: ISC
// What send-keys does to a pane in a mode: -X names a command of copy mode, and keys go to the mode's bindings instead
// of the program. Copy mode itself is in the pane's host (shim/host/pane_copy.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shim/commands/context.hpp"
#include "shim/host/host_client.hpp"

namespace shim {

struct ModeCommand {
  std::vector<std::string> words;        // the command and its arguments; none: only the count, for the next one
  std::optional<std::uint32_t> count{};  // -N
  bool expand = false;                   // -F: what is searched for is a format
};

// send-keys -X. Errors: "not in a mode", and what a lost host is. tmux passes over commands that it does not know.
state::Result<void> run_mode_command(Context& context, const World& world, const Place& place,
                                     const ModeCommand& command);

// Keys for a pane that is in a mode: what they are bound to in the mode's table runs, for this pane.
state::Result<void> type_into_mode(Context& context, const World& world, const Place& place,
                                   const std::vector<InputItem>& items);

// Whether the pane shows a mode that takes -X.
bool takes_mode_commands(const state::Pane& pane);

}  // namespace shim
