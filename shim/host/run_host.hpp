// SPDX-License-Identifier: ISC
// A pane host from its first instruction to its last: waits to be told what it is, runs the program, cleans up.
#pragma once

#include "shim/host/host_files.hpp"
#include "state/fd.hpp"
#include "state/state_dir.hpp"

namespace shim {

// In a forked and detached child. `channel` brings one go message, and takes its answer; its end means that nobody will
// ever say go. Returns when the host has nothing left to do but to exit.
void run_host(const state::StateDir& dir, HostFiles files, state::Fd channel);

}  // namespace shim
