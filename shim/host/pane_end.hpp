// SPDX-License-Identifier: ISC
// What a host does to the registry by itself: when its program ended, when it was never told to go, when its program
// names its window. Each is one transaction and takes the lock itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/tree/hook_events.hpp"
#include "state/error.hpp"
#include "state/ids.hpp"
#include "state/state_dir.hpp"

namespace shim {

enum class EndCause : std::uint8_t { program_ended, host_stopped };

enum class EndVerdict : std::uint8_t {
  removed,          // the entry is gone now, or was already
  keep,             // remain-on-exit
  wait_for_status,  // the terminal is closed, but remain-on-exit needs the exit status
};

struct PaneEnd {
  EndVerdict verdict = EndVerdict::removed;
  std::string notice_format;  // keep: remain-on-exit-format
  bool default_notice = false;
  std::vector<HookEvent> events{};     // what the end set off; none when the universe has no hooks
  std::optional<state::Head> ended{};  // with those: the head of the universe that ended with the pane
};

// `status` as waitpid gives it, when it is known. Removing the pane tells its siblings their new sizes.
state::Result<PaneEnd> end_pane(const state::StateDir& dir, state::PaneId pane, std::optional<int> status,
                                EndCause cause);

// Removes the entry of this very process and `nonce`, if there is one.
state::Result<void> remove_staged_entry(const state::StateDir& dir, std::string_view nonce);

// ESC k: names the window if allow-rename is on (input.c, input_exit_rename).
state::Result<void> name_window(const state::StateDir& dir, state::PaneId pane, std::string_view name);

// The registry is there and does not list the pane.
bool was_removed(const state::StateDir& dir, state::PaneId pane);

}  // namespace shim
