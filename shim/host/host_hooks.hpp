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
  // Expands a format in the place of the pane, whose page is up to date.
  std::function<std::string(const state::StateDir& dir, state::PaneId pane, std::string_view format)> expand;
  // OSC 52: adds an automatic paste buffer; the newest one's text, empty when there is none.
  std::function<void(const state::StateDir& dir, std::string_view text)> store_clipboard;
  std::function<std::string(const state::StateDir& dir)> newest_buffer;
};

HostHooks& host_hooks();

}  // namespace shim
