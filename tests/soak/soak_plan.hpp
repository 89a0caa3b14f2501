// SPDX-License-Identifier: ISC
// What one soak run is asked to do, the world it runs in, and the figures that all of its processes add to.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace soak {

struct Plan {
  std::chrono::milliseconds duration{180'000};
  unsigned seed = 1;
  unsigned writers = 16;
  unsigned pane_cap = 60;  // writers stop spawning above it
  std::string tmux;
  std::string folder;  // TMUX_TMPDIR and HOME of every call
  std::vector<std::string> environment;

  std::string socket_path() const;
  std::string state_path() const { return socket_path() + ".roost"; }
};

// In memory that writers and parent share.
struct Figures {
  std::atomic<std::uint64_t> calls{0}, succeeded{0}, refused{0}, shims_killed{0}, hosts_killed{0}, programs_killed{0};
  std::atomic<std::uint64_t> panes_born{0}, slowest_ms{0};
};

// splitmix64: the same everywhere, and any seed is as good as another.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t roll() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(roll() % limit); }
  template <class Items>
  const auto& pick(const Items& items) {
    return items[below(std::size(items))];
  }

 private:
  std::uint64_t state_;
};

inline std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace soak
