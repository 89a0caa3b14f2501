// SPDX-License-Identifier: ISC
// What happens in a host's pane by itself and has a hook: its title, the clipboard, the name that its window takes
// from the program (tmux: the callers of notify_pane in input.c; check_window_name in names.c). To be asked only when
// the document may have hooks.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shim/host/hosted_pane.hpp"
#include "shim/tree/hook_events.hpp"
#include "state/ids.hpp"
#include "state/state_dir.hpp"

namespace shim {

class HookWatch {
 public:
  explicit HookWatch(state::StateDir dir) : dir_(std::move(dir)) {}

  // After every round of the host's loop. The hooks to fire.
  std::vector<HookEvent> look(state::PaneId pane, const PaneFacts& facts, const HostedPane::Notices& notices);

  // Milliseconds until look() is needed without an event; -1: never.
  int timeout() const;

 private:
  using Clock = std::chrono::steady_clock;

  // Which of the hooks exist for the pane.
  struct Wanted {
    bool title = false, clipboard = false, name = false;
  };

  bool document_changed();
  void read_hooks(state::PaneId pane);
  void look_at_name(state::PaneId pane, const PaneFacts& facts, std::vector<HookEvent>& events);

  state::StateDir dir_;
  std::uint64_t stamp_[3] = {};  // of the document that `wanted_` is from
  Wanted wanted_;
  std::int64_t activity_us_ = 0;
  std::optional<Clock::time_point> name_at_;  // a look at the name is due then
  Clock::time_point last_name_ = Clock::now();
  std::optional<std::string> name_;
};

}  // namespace shim
