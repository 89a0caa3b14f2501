// SPDX-License-Identifier: ISC
// tmux's global flags, before the command: -2CDlNquUvV, -c, -f, -L, -S, -T.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"

namespace shim {

struct Globals {
  bool version = false;          // -V; whatever follows it is not looked at
  bool utf8 = false;             // -u
  bool login_shell = false;      // -l
  bool no_start = false;         // -N
  bool no_fork = false;          // -D
  int control = 0;               // -C: 1, -CC: 2
  int verbose = 0;               // -v
  std::string shell_command;     // -c
  std::string socket_name;       // -L
  std::string socket_path;       // -S
  bool has_socket_name = false;  // an empty name or path was given, or one that is not empty
  bool has_socket_path = false;
  std::vector<std::string> config_files;  // -f, in order; empty: the system's and the user's
  std::string features;                   // -T and -2, joined by a comma
  std::vector<std::string> words;         // the command and its arguments
};

// Error invalid_argument: "tmux: unknown option -- Z" and the usage line, as tmux (getopt) prints them.
state::Result<Globals> parse_globals(const std::vector<std::string>& argv_after_name);

// The socket path as tmux computes it from -S, -L, $TMUX, $TMUX_TMPDIR and the user id. Creates nothing on the disk;
// the folder of -L is resolved (realpath), and when it does not exist /tmp is taken, as tmux does.
std::string socket_path_for(const Globals& globals, std::string_view tmux, std::string_view tmux_tmpdir);

}  // namespace shim
