// SPDX-License-Identifier: ISC
// A tree before and after a change, and how its windows are called in what is heard of the change.
#pragma once

#include <string>

#include "shim/tree/hook_events.hpp"

namespace shim {

// Refers to both; they outlive it.
struct PicturePair {
  const TreePicture& before;
  const TreePicture& after;

  // As it is called now, or was when it is gone.
  std::string name_of(state::WindowId window) const;
  HookEvent link_event(std::string name, state::SessionId session, const std::string& session_name,
                       state::WindowId window) const;
};

}  // namespace shim
