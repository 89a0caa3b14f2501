// SPDX-License-Identifier: ISC
// What a host needs from layers above it. Set by main before anything is forked; empty ones are skipped.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "state/ids.hpp"
#include "state/state_dir.hpp"

namespace shim {

struct HostHooks {
  // Expands a remain-on-exit-format that is not the default; the pane's page is up to date.
  std::function<std::string(const state::StateDir& dir, state::PaneId pane, std::string_view format)> expand;
};

HostHooks& host_hooks();

}  // namespace shim
