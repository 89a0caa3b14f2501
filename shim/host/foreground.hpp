// SPDX-License-Identifier: ISC
// What /proc knows of the program that a terminal belongs to. Follows osdep-linux.c, but asks about the child's
// controlling terminal instead of owning it, so that no host is needed.
#pragma once

#include <sys/types.h>

#include <string>

namespace shim {

// The foreground process group of the controlling terminal of `child`; 0 when it has none or is gone.
pid_t foreground_group(pid_t child);

// argv[0] of a process; empty when unknown.
std::string program_name(pid_t pid);

std::string working_folder(pid_t pid);

// True when the process is certainly alive: exists, is ours and is no zombie. False says nothing.
bool certainly_running(pid_t pid);

}  // namespace shim
