// SPDX-License-Identifier: ISC
// What a host needs from layers above it. Set by main before anything is forked; empty ones are skipped.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/tree/hook_events.hpp"
#include "state/ids.hpp"
#include "state/state_dir.hpp"

namespace shim {

struct HostHooks {
  // Expands a format in the place of the pane, whose page is up to date.
  std::function<std::string(const state::StateDir& dir, state::PaneId pane, std::string_view format)> expand;
  // OSC 52: adds an automatic paste buffer; the newest one's text, empty when there is none.
  std::function<void(const state::StateDir& dir, std::string_view text)> store_clipboard;
  std::function<std::string(const state::StateDir& dir)> newest_buffer;
  // Runs the hooks of what a host changed or noticed, in a process of its own, so that none can hang the host. Not
  // under the lock.
  // `ended`: the head of a universe that ended with it; null while it lives.
  std::function<void(const state::StateDir& dir, const std::vector<HookEvent>& events, const state::Head* ended)> fire;
};

HostHooks& host_hooks();

}  // namespace shim
