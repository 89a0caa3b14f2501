// SPDX-License-Identifier: ISC
// Ends the hosts of panes that a transaction removes, also when this process is killed on the way: the hosts are
// connected to before the transaction, and a host whose connection ends looks whether it is still listed. Between the
// commit and the last stop there is so no moment at which a kill -9 leaves a host that nobody knows.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "state/fd.hpp"
#include "state/model.hpp"
#include "state/state_dir.hpp"

namespace shim {

class DoomedHosts {
 public:
  explicit DoomedHosts(state::StateDir dir) : dir_(std::move(dir)) {}

  // Before the transaction: panes that it will remove as far as can be foreseen. One that it then does not remove, or
  // that is not reached here, is none the worse for it. As many as there are descriptors for.
  void watch(const std::vector<state::Pane>& panes);
  // After it. Returns when all are gone; one that does not obey is killed.
  void stop(const std::vector<state::Pane>& panes);

 private:
  void stop_batch(std::span<const state::Pane> panes);

  state::StateDir dir_;
  std::map<state::PaneId, state::Fd> watching_;
};

}  // namespace shim
