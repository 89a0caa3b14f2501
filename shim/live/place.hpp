// SPDX-License-Identifier: ISC
// A resolved target: which session, window link and pane a command acts on. Pointers are into one Registry.
#pragma once

#include "state/model.hpp"

namespace shim {

struct Place {
  const state::Session* session = nullptr;
  const state::WindowLink* link = nullptr;  // the window's place in `session`
  const state::Window* window = nullptr;
  const state::Pane* pane = nullptr;
  int index = -1;  // for index targets ("sess:7") that need not exist; -1: not given
};

}  // namespace shim
