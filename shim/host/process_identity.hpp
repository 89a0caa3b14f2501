// SPDX-License-Identifier: ISC
// How a forked host stops being its parent: own session, no inherited descriptors or signal settings, and the name that
// other tools expect of what keeps panes alive.
#pragma once

#include <string_view>
#include <vector>

namespace shim {

// Called by main before anything else: where the command line lies, so that a host can overwrite it. Arguments may hold
// secrets, and /proc/PID/cmdline is readable by everybody.
void remember_argv(int argc, char** argv);

// comm becomes "tmux: server", the command line "tmux: server (SOCKET)".
void take_server_name(std::string_view socket_path);

// Own session, working folder /, default signals but SIGHUP and SIGPIPE ignored, /dev/null on 0, 1 and 2, everything
// else closed but `keep` (none of which is below 3).
void detach_from_caller(std::vector<int> keep);

// In a child that will execute a program: every signal default, none blocked.
void reset_signals();

// The same, where nothing but what detach_from_caller leaves can be there: SIGHUP and SIGPIPE, and the mask.
void allow_signals();

// Closes every descriptor above stderr but `keep`.
void close_others(std::vector<int> keep);

}  // namespace shim
