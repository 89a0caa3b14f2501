// SPDX-License-Identifier: ISC
// Panes that live although the registry does not list them are put back where they were, as far as that is known. Pure,
// like the rest of the tree.
#pragma once

#include <string>
#include <vector>

#include "shim/tree/tree.hpp"
#include "state/model.hpp"

namespace shim {

// Where a pane is, in words that outlive the registry. Its host keeps them.
struct PaneSite {
  bool known = false;
  state::WindowId window;
  std::string window_name;
  WindowSize size;
  int index = 0;  // of the window in the session
  state::SessionId session;
  std::string session_name;
  std::string session_path;
};
PaneSite site_of_pane(const state::Registry& registry, state::PaneId pane);

struct LostPane {
  state::Pane record;  // all but its window
  PaneSite site;
};

// Those that are listed already are left alone. Windows and sessions that are gone are made again with their ids and
// names; a window that is made again gets the layout "tiled", one that is there is split.
void restore_panes(state::Registry& registry, std::vector<LostPane> lost, TreeChange& change);

}  // namespace shim
