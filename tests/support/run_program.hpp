// SPDX-License-Identifier: ISC
// Runs one program to its end the way a framework does: pipes for stdout and stderr, done when both are at EOF and the
// process is reaped. A descriptor that leaks into a pane host therefore shows as a timeout.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/patience.hpp"

namespace support {

struct RunOptions {
  std::vector<std::string> environment;  // complete, "KEY=value"
  std::string cwd;                       // empty: the caller's
  std::string input;                     // stdin; empty: /dev/null
  std::chrono::milliseconds limit{30000 * k_patience};
  std::chrono::microseconds kill_after{0};  // SIGKILL that long after the start; 0: never
};

struct RunResult {
  int exit_code = -1;  // -1: ended by a signal; 127: could not be started
  int signal = 0;
  bool timed_out = false;
  std::string out;
  std::string err;
  std::chrono::milliseconds took{0};

  bool ok() const { return exit_code == 0 && !timed_out && err.empty(); }
  // stdout without its last newline.
  std::string line() const;
  // For failure messages.
  std::string describe() const;
};

RunResult run_program(const std::vector<std::string>& argv, const RunOptions& options);

}  // namespace support
