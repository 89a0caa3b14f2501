// SPDX-License-Identifier: ISC
// What a host does not need while nothing happens. Its anonymous memory shrinks to what it holds for its pane, and its
// own executable is no longer mapped page by page: those pages are clean, belong to the page cache, and come back from
// there with their next use, which takes some tens of microseconds in all.
#pragma once

namespace shim {

// Free heap, the stack below the caller, and the executable's read-only pages.
void give_back_memory();

}  // namespace shim
