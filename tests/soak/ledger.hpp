// SPDX-License-Identifier: ISC
// Who was born and who was killed, gathered from the writers' events: which panes must be there, and whether an id was
// ever given out twice.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "state/fd.hpp"

namespace soak {

// One line through a pipe, whole: shorter than PIPE_BUF.
void send_event(int pipe, const std::string& line);

class Ledger {
 public:
  explicit Ledger(int pipe) : pipe_(pipe) {}

  // Takes what the writers have sent so far.
  void drain();
  void announce_kill(const std::string& pane) { killed_.insert(pane); }

  // Panes that must be there, as far as is known now.
  std::set<std::string> expected() const;
  std::uint64_t reused() const { return reused_; }
  std::vector<std::string> take_complaints();

 private:
  void take(const std::string& line);
  bool cleared_since(std::int64_t start_ms) const { return start_ms <= cleared_until_ || clearing_ > 0; }

  int pipe_;
  std::string rest_;
  std::map<std::string, std::int64_t> kept_;  // when the call that made it began
  std::set<std::string> killed_, ids_;
  std::vector<std::string> complaints_;
  std::int64_t cleared_until_ = 0;
  int clearing_ = 0;
  std::uint64_t reused_ = 0;
};

}  // namespace soak
