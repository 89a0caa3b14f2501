// SPDX-License-Identifier: ISC
// One of the two programs that are compared, in a folder of its own.
#pragma once

#include <string>
#include <vector>

#include "bench/timed_run.hpp"

namespace bench {

using Words = std::vector<std::string>;

std::string without_newline(std::string text);

class Side {
 public:
  Side(std::string binary, std::string folder);
  ~Side();  // kill-server, and nothing is left
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;

  // The session "bench", 200x50, with so many panes, each running cat. From 10 panes on its first window has three of
  // them, as a team has; every other pane is a window.
  void open(unsigned panes);

  // An exit status other than 0 is an error; run_any takes any.
  TimedRun run(const Words& words, const RunOptions& options = {}) const;
  TimedRun run_any(const Words& words, const RunOptions& options = {}) const;
  // With the words of another program, which runs it, in front.
  TimedRun run_under(const Words& prefix, const Words& words, const RunOptions& options = {}) const;
  // Its output without the last newline.
  std::string ask(const Words& words) const;

  const std::string& binary() const { return binary_; }
  const std::string& folder() const { return folder_; }
  const std::vector<std::string>& environment() const { return environment_; }
  std::string socket_path(const std::string& name = "default") const;
  // A number that was not given before.
  unsigned next() { return next_++; }

 private:
  std::string binary_;
  std::string folder_;
  std::vector<std::string> environment_;
  unsigned next_ = 0;
};

}  // namespace bench
