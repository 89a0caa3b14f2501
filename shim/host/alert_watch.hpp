// SPDX-License-Identifier: ISC
// Notices bells, activity and silence in a host's pane and marks its window in the registry, if the options of the
// window ask for it (tmux: alerts.c). What they ask is read again only when the document has changed.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "shim/live/pane_facts.hpp"
#include "shim/tree/hook_events.hpp"
#include "state/ids.hpp"
#include "state/state_dir.hpp"

namespace shim {

class AlertWatch {
 public:
  explicit AlertWatch(state::StateDir dir);

  // After every round of the host's loop. The hooks to fire. Takes the lock only to mark what was not marked yet.
  std::vector<HookEvent> look(state::PaneId pane, const PaneFacts& facts);

  // Whether the document had any hook when it was looked at last; it may not have been looked at yet.
  bool may_have_hooks() const { return stamp_[0] == 0 || wanted_.hooks; }

  // Milliseconds until look() is needed without an event; -1: never.
  int timeout() const;

 private:
  using Clock = std::chrono::steady_clock;

  // What the document asks for.
  struct Wanted {
    bool bell = false, activity = false;
    bool hooks = false;
    std::int64_t silence = 0;  // seconds
  };

  bool document_changed();
  void read_options(state::PaneId pane);
  void raise(state::PaneId pane, state::Alert alert, std::vector<HookEvent>& events);
  bool is_silent(state::PaneId pane) const;

  state::StateDir dir_;
  std::uint64_t stamp_[3] = {};  // of the document that `wanted_` is from
  Wanted wanted_;
  std::uint32_t bells_ = 0;
  std::int64_t activity_us_ = 0;
  bool activity_waits_ = false;  // for the end of a pause between two looks at the document
  Clock::time_point next_look_;
  bool silence_armed_ = false;
  Clock::time_point silent_at_{};
};

}  // namespace shim
