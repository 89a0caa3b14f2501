// SPDX-License-Identifier: ISC
// The program in the panes: writes to its terminal what it is told over a socket, and tells what the terminal answered.
// After each stream it asks the terminal for its version and status; when that answer is there, all of it was eaten.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "state/fd.hpp"

namespace parity {

// The feeder's main: connects to `socket`, says its number, serves.
int run_feeder(const char* socket, unsigned number);

enum class Ending : std::uint8_t { complete, unfinished };  // unfinished: nothing can be asked after it

// The runner's side: a listening socket and the feeders that called.
class FeederHub {
 public:
  explicit FeederHub(const std::string& path);
  bool wait_for(unsigned count, std::chrono::seconds limit);  // feeders 0 to count - 1 are there
  void forget_all() { feeders_.clear(); }

  void send(unsigned feeder, std::string_view bytes, Ending ending);
  // What the terminal answered to the last stream; nullopt: it did not, in time.
  std::optional<std::string> receive(unsigned feeder, std::chrono::seconds limit);

 private:
  state::Fd listener_;
  std::vector<state::Fd> feeders_;
};

}  // namespace parity
