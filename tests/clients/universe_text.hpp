// SPDX-License-Identifier: ISC
// All that one can ask a universe for, as text: sessions, windows, panes, options, hooks, environment, buffers,
// screens.
#pragma once

#include <string>

#include "tests/support/temp_universe.hpp"

namespace clients {

struct UniverseText {
  std::string text;
  bool settled = false;  // no pane's shell has something left to do
};

// Of the universe behind -L `socket`.
UniverseText universe_text(const support::TempUniverse& universe, const std::string& socket);

}  // namespace clients
