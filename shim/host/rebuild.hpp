// SPDX-License-Identifier: ISC
// Rebuilds a registry whose document is corrupt or gone. What the journal knows comes first (state/recovery.hpp); the
// live hosts are asked for the rest, so that no pane is lost from sight. docs/locking.md says what is promised.
#pragma once

#include <string>
#include <vector>

#include "state/error.hpp"
#include "state/state_dir.hpp"

namespace shim {

// True for an error after which rebuild_registry() is to be called and the work done again.
bool is_lost_registry(const state::Error& error);

// `environment` is the caller's: what global options are made from when nothing else is left. Not under the lock.
// Nothing happens to a registry that is sound, or of a newer schema (error).
state::Result<void> rebuild_registry(const state::StateDir& dir, const std::vector<std::string>& environment);

}  // namespace shim
