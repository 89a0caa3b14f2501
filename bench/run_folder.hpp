// SPDX-License-Identifier: ISC
// The folder of one run, and a guardian process that empties it: when the run is over, or was killed by whatever means,
// every process that belongs to the folder ends and the folder goes.
#pragma once

#include <sys/types.h>

#include <string>

#include "state/fd.hpp"

namespace bench {

class RunFolder {
 public:
  RunFolder();
  ~RunFolder();  // waits for the guardian's work
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  const std::string& path() const { return path_; }
  // A new folder in it. Short names: socket paths have a limit.
  std::string add();

 private:
  std::string path_;
  unsigned added_ = 0;
  state::Fd alive_;  // its other end tells the guardian that we are gone
  pid_t guardian_ = 0;
};

// Waits until no process belongs to `folder`; kills, by pid, what is left after the patience.
void end_processes_of(const std::string& folder, int patience_ms);

}  // namespace bench
