// SPDX-License-Identifier: ISC
// Runs one program and measures from the spawn until it is reaped and its output is at EOF: what a framework waits for.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct TimedRun {
  double milliseconds = 0;
  int exit_code = -1;
  std::string output;  // stdout and stderr
};

TimedRun run_timed(const std::vector<std::string>& argv, const std::vector<std::string>& environment);

double median(std::vector<double> values);

}  // namespace bench
