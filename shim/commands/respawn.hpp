// SPDX-License-Identifier: ISC
// A new program in a pane that exists: what respawn-pane and respawn-window have in common (tmux: spawn_pane with
// SPAWN_RESPAWN). describe() runs in the transaction, start() after it.
#pragma once

#include "shim/commands/spawn_pane.hpp"

namespace shim {

class Respawn {
 public:
  // Error exists: "pane main:0.1 still active", without -k.
  state::Result<void> describe(const Context& context, const World& world, state::Registry& registry,
                               const Place& place, const Args& args);
  state::Result<void> start(Context& context) const;

 private:
  SpawnRequest request_;
  bool kill_ = false;
};

}  // namespace shim
