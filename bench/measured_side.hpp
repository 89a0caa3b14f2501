// SPDX-License-Identifier: ISC
// One of the two programs that are compared, in a folder of its own, with one session of many windows.
#pragma once

#include <string>
#include <vector>

#include "bench/timed_run.hpp"

namespace bench {

using Words = std::vector<std::string>;

class MeasuredSide {
 public:
  MeasuredSide(std::string binary, unsigned panes);
  ~MeasuredSide();
  MeasuredSide(const MeasuredSide&) = delete;
  MeasuredSide& operator=(const MeasuredSide&) = delete;

  // One measured command of the session "bench"; an exit status other than 0 is an error.
  TimedRun run(const Words& words) const;
  // A session on a socket path where nothing ran before; what it started is ended again, outside the time.
  TimedRun run_cold();

 private:
  std::string binary_;
  std::string folder_;
  std::vector<std::string> environment_;
  unsigned cold_runs_ = 0;
};

}  // namespace bench
