// SPDX-License-Identifier: ISC
// A busy loop for every core, as long as it lives.
#pragma once

#include <sys/types.h>

#include <vector>

namespace bench {

class BusyCores {
 public:
  BusyCores();
  ~BusyCores();
  BusyCores(const BusyCores&) = delete;
  BusyCores& operator=(const BusyCores&) = delete;

 private:
  void stop();
  std::vector<pid_t> loops_;
};

}  // namespace bench
