// SPDX-License-Identifier: ISC
// Runs one program and measures from the spawn until it is reaped and its output is at EOF: what a framework waits for.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct TimedRun {
  double milliseconds = 0;
  double event_milliseconds = 0;  // until the event, if one was waited for
  int exit_code = -1;
  std::string output;  // stdout and stderr
};

struct RunOptions {
  std::string folder = {};          // empty: ours
  std::string input = "/dev/null";  // stdin
  int event = -1;                   // a descriptor; the run also lasts until a byte was read from it
  std::vector<std::string> added_environment = {};
};

TimedRun run_timed(const std::vector<std::string>& argv, const std::vector<std::string>& environment,
                   const RunOptions& options = {});

double median(std::vector<double> values);

}  // namespace bench
