// SPDX-License-Identifier: ISC
// The life of one universe beside its registry: the placeholder at the socket path, entries whose host died, the files
// they left.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shim/tree/tree.hpp"
#include "state/error.hpp"
#include "state/registry.hpp"
#include "state/state_dir.hpp"

namespace shim {

// Clients list and stat the socket path, so a socket without a listener stands there. Whatever is there already, such
// as a real tmux server's socket, is left alone.
state::Result<void> make_placeholder_socket(const std::string& socket_path);

// Removes our placeholder, never a socket that somebody listens on.
void remove_placeholder_socket(const std::string& socket_path, const state::StateDir& dir);

// Removes the entries whose host is gone. Costs a read, and a system call for each host that has no word on the board.
// By page, when it is `thorough`: that also tells a host from a stranger who was given its number.
enum class DeadCheck : std::uint8_t { quick, thorough };
void drop_dead_panes(state::Registry& registry, const state::StateDir& dir, TreeChange& change,
                     DeadCheck check = DeadCheck::quick);

// One commit in many looks thoroughly and cleans up, so that it costs the others nothing.
DeadCheck dead_check_of(const state::Registry& registry);
void sweep_universe(const state::Registry& committed, const state::StateDir& dir);

// Status page and socket of a host that was killed.
void remove_pane_files(const state::StateDir& dir, const state::Pane& pane);

}  // namespace shim
