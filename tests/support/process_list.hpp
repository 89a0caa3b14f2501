// SPDX-License-Identifier: ISC
// Which processes belong to a test's folder, and what /proc says of one process.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace support {

// Processes whose environment or memory maps name `folder`: pane hosts, their programs, a tmux server. Not ourselves.
std::vector<pid_t> processes_of(const std::string& folder);
// The same of one process.
bool process_is_of(pid_t pid, const std::string& folder);

bool process_alive(pid_t pid);  // a zombie is not alive
pid_t parent_of(pid_t pid);     // 0 when there is no such process
pid_t tracer_of(pid_t pid);     // 0 when nobody traces it
pid_t child_of(pid_t pid);      // the first one; 0 when there is none
char state_of(pid_t pid);       // 'R', 'S', 'T', 'Z', ...; '\0' when there is no such process
std::string command_line_of(pid_t pid);
// Targets of /proc/PID/fd, for leak checks.
std::vector<std::string> open_files_of(pid_t pid);

}  // namespace support
