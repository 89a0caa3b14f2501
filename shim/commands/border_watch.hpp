// SPDX-License-Identifier: ISC
// pane-border-status takes a line from panes: those of windows in which an option change altered it get a new size.
#pragma once

#include <map>

#include "shim/tree/tree.hpp"
#include "state/registry.hpp"

namespace shim {

class BorderWatch {
 public:
  // Remembers the status of every window.
  explicit BorderWatch(const state::Registry& registry);
  // Every box of the windows whose status is another one now.
  void report(const state::Registry& registry, TreeChange& change) const;

 private:
  std::map<state::WindowId, BorderStatus> before_;
};

}  // namespace shim
