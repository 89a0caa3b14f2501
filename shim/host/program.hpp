// SPDX-License-Identifier: ISC
// Starts a program on a pseudo-terminal of its own, as tmux's spawn_pane does.
#pragma once

#include <sys/types.h>

#include <string>

#include "shim/host/spawn_request.hpp"
#include "state/error.hpp"
#include "state/fd.hpp"

namespace shim {

struct StartedProgram {
  pid_t pid = 0;       // leader of its own session
  state::Fd terminal;  // the pty's master, non-blocking
  std::string tty;     // "/dev/pts/3"
};

// A pseudo-terminal that nobody uses yet, in tmux's modes.
struct ProgramTerminal {
  state::Fd master, slave;  // the master is non-blocking
  std::string name;
};
state::Result<ProgramTerminal> open_program_terminal();

// Returns when the program is executed; a failed exec is an error (io) with its errno, and nothing is left running.
// The caller has reset its signals (detach_from_caller) and has no other thread.
state::Result<StartedProgram> start_program(const SpawnRequest& request, ProgramTerminal terminal);

// Sets the size that the program sees, and tells it (SIGWINCH).
void set_terminal_size(int terminal, TerminalSize size);

// In a forked child: the first folder that can be entered of `path`, the environment's $HOME and "/". Empty: none.
std::string enter_folder(const std::string& path, const std::vector<std::string>& environment);

}  // namespace shim
