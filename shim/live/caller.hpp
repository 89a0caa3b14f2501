// SPDX-License-Identifier: ISC
// The process that called us: what a tmux server would know of its client.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace shim {

struct Caller {
  pid_t pid = 0;
  std::string cwd;
  std::vector<std::string> environment;  // "KEY=value", as inherited
  std::string socket_path;
  std::string tty;                 // of standard input, empty when it is not a terminal
  unsigned columns = 0, rows = 0;  // of that terminal

  // Value of a variable, empty when unset.
  std::string env(std::string_view name) const;
};

}  // namespace shim
