// SPDX-License-Identifier: ISC
// The channels of wait-for (cmd-wait-for.c), kept in the universe's channels folder: a subfolder per channel with flag
// files and a FIFO per waiter, in order. Who holds a FIFO open is alive, so a killed waiter is no ghost; a byte wakes
// it. A file lock of their own guards them; nobody waits under it, and the registry is not involved.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "state/error.hpp"
#include "state/fd.hpp"
#include "state/state_dir.hpp"

namespace shim {

// A universe's channels end with it: `era` tells one life of a universe from the next (Head::started_us).
struct ChannelSite {
  const state::StateDir& dir;
  std::int64_t era = 0;
};

// A place in a channel's queue. Dropped, its FIFO has no reader any more, and whoever comes next clears it away: to
// remove it here could hit a later waiter's of the same name.
class ChannelWait {
 public:
  explicit ChannelWait(state::Fd fifo) : fifo_(std::move(fifo)) {}

  // True when woken, false after `limit`.
  bool wait(std::chrono::milliseconds limit);

 private:
  state::Fd fifo_;
};

// -S: wakes all who wait; with nobody there the next to come does not wait. As in tmux a second signal that nobody
// waited for takes the first one back.
state::Result<void> signal_channel(const ChannelSite& site, std::string_view name);
// nullopt: signalled already.
state::Result<std::optional<ChannelWait>> join_channel(const ChannelSite& site, std::string_view name);
// -L; nullopt: locked for the caller at once. Waiters get the lock in the order in which they came.
state::Result<std::optional<ChannelWait>> lock_channel(const ChannelSite& site, std::string_view name);
// -U. Error: "channel NAME not locked".
state::Result<void> unlock_channel(const ChannelSite& site, std::string_view name);

// Clears away what killed waiters left in channels that nobody came to since.
void sweep_channels(const state::StateDir& dir);

// Wakes everybody and forgets all channels: what the end of a universe does.
state::Result<void> flush_channels(const state::StateDir& dir);

}  // namespace shim
