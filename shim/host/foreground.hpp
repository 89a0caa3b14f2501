// SPDX-License-Identifier: ISC
// What /proc knows of the program that a terminal belongs to. Follows osdep-linux.c, but asks about the child's
// controlling terminal instead of owning it, so that no host is needed.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shim {

// The foreground process group of the controlling terminal of `child`; 0 when it has none or is gone.
pid_t foreground_group(pid_t child);

// argv[0] of a process; empty when unknown.
std::string program_name(pid_t pid);

std::string working_folder(pid_t pid);

// All of argv; empty when unknown.
std::vector<std::string> command_words(pid_t pid);
// The file that it executes; empty when unknown.
std::string executable_file(pid_t pid);

// What a process is doing about input.
enum class InputWait : std::uint8_t {
  busy,            // something else
  waits,           // for events, of whatever descriptors
  reads_terminal,  // in a read of `tty`, or of its controlling terminal
  unknown,         // the system does not say
};
InputWait input_wait(pid_t pid, std::string_view tty);
// Its children, as far as the system says.
std::vector<pid_t> children_of(pid_t pid);

// True when the process is certainly alive: exists, is ours and is no zombie. False says nothing.
bool certainly_running(pid_t pid);

}  // namespace shim
