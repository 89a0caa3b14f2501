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
  // When the program can't be started the entry says again what it said before.
  state::Result<void> start(Context& context) const;

 private:
  state::Result<void> ask_host(const Context& context) const;
  void take_back(Context& context) const;
  std::vector<std::string> old_command_;
  std::string old_path_;
  SpawnRequest request_;
  bool kill_ = false;
};

}  // namespace shim
