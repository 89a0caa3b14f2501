// SPDX-License-Identifier: ISC
// A new window with its first pane, inside a transaction: what new-session and new-window have in common
// (tmux: spawn_window).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shim/commands/spawn_pane.hpp"

namespace shim {

enum class PlaceTaken : std::uint8_t { fail, replace };  // when a window has the index already (new-window -k)

struct NewWindow {
  std::optional<std::string> name;  // -n, a format; without it the name follows the program
  std::optional<int> index;         // nullopt: the lowest free one from base-index on
  PlaceTaken place_taken = PlaceTaken::fail;
};

// Adds to the session of `origin` and completes `spawn`. The new window is not selected unless it is the first.
// Error: "create window failed: index N in use".
state::Result<state::PaneId> add_window_with_pane(const Context& context, const World& world, state::Registry& registry,
                                                  const Place& origin, const NewWindow& request,
                                                  const ProgramArgs& program, PaneSpawn& spawn, TreeChange& change);

}  // namespace shim
