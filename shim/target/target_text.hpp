// SPDX-License-Identifier: ISC
// Takes a target apart: "session:window.pane", alone or in parts (tmux(1), COMMANDS; cmd_find_target).
#pragma once

#include <optional>
#include <string_view>

#include "shim/target/resolve.hpp"

namespace shim {

struct TargetText {
  // Empty parts are absent; "{last}" and the like are in their short form already.
  std::optional<std::string_view> session, window, pane;
  bool exact_session = false, exact_window = false;
  bool window_only = false;  // a name before '.' or after ':' can't be anything else
  bool pane_only = false;
};

// `kind` is what a text without ':', '.' or an id's first letter names.
TargetText parse_target(std::string_view text, TargetKind kind);

}  // namespace shim
