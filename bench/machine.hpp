// SPDX-License-Identifier: ISC
// What a report says of where it was measured: nothing that names the machine or its user.
#pragma once

#include <string>

namespace bench {

struct Machine {
  std::string cpu;
  long cores = 0;
  double memory_gib = 0;
  std::string kernel;
  std::string file_system;  // of /tmp, where the universes are
};

Machine this_machine();
std::string version_of(const std::string& tmux);  // "tmux 3.3a"
std::string today();                              // 2026-11-29
double load_average();                            // of the last minute

}  // namespace bench
