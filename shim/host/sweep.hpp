// SPDX-License-Identifier: ISC
// Removes from panes/ what killed processes left there. Every file has an owner that removes it; this is for owners
// that were killed. Nothing of a living process is touched: the lock of a page says who lives.
#pragma once

#include "state/registry.hpp"
#include "state/state_dir.hpp"

namespace shim {

// `registry` is a document that was committed: ids below its counter that it does not list are never used again, so
// nobody can be making files of those names.
void sweep_panes(const state::StateDir& dir, const state::Registry& registry);

}  // namespace shim
