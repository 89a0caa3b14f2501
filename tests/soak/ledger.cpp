// SPDX-License-Identifier: ISC
#include "tests/soak/ledger.hpp"

#include <limits.h>
#include <unistd.h>

#include <array>
#include <sstream>

#include "tests/soak/soak_plan.hpp"

namespace soak {

void send_event(int pipe, const std::string& line) {
  const std::string text = line.substr(0, PIPE_BUF - 1) + "\n";
  [[maybe_unused]] const ssize_t sent = ::write(pipe, text.data(), text.size());
}

void Ledger::drain() {
  std::array<char, 65536> block;
  for (ssize_t n = 0; (n = ::read(pipe_, block.data(), block.size())) > 0;)
    rest_.append(block.data(), static_cast<std::size_t>(n));
  std::size_t at = 0;
  for (std::size_t end = 0; (end = rest_.find('\n', at)) != std::string::npos; at = end + 1)
    take(rest_.substr(at, end - at));
  rest_.erase(0, at);
}

// "id %3", "kept %3 MS", "kill %3", "clear", "cleared", "bad TEXT".
void Ledger::take(const std::string& line) {
  std::istringstream in(line);
  std::string what, id;
  std::int64_t start = 0;
  in >> what >> id >> start;
  if (what == "id" && !ids_.insert(id).second) {
    ++reused_;
    complaints_.push_back("id given out twice: " + id);
  }
  if (what == "kept" && !cleared_since(start)) kept_[id] = start;
  if (what == "kill") killed_.insert(id);
  if (what == "clear") {
    ++clearing_;
    kept_.clear();
  }
  if (what == "cleared") {
    --clearing_;
    cleared_until_ = now_ms();
    kept_.clear();
  }
  if (what == "bad") complaints_.push_back(line.substr(4));
}

std::set<std::string> Ledger::expected() const {
  std::set<std::string> panes;
  for (const auto& [pane, start] : kept_)
    if (!killed_.contains(pane) && !cleared_since(start)) panes.insert(pane);
  return panes;
}

std::vector<std::string> Ledger::take_complaints() { return std::exchange(complaints_, {}); }

}  // namespace soak
