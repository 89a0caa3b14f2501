// SPDX-License-Identifier: ISC
// A host's two files in panes/: status page and listening socket. They are made under a random nonce and renamed to the
// pane's id later. The page is flock'd by the host for as long as it lives: the kernel frees it on any death.
#pragma once

#include <string>

#include "shim/host/status_page.hpp"
#include "state/error.hpp"
#include "state/fd.hpp"
#include "state/ids.hpp"
#include "state/state_dir.hpp"

namespace shim {

struct HostFiles {
  std::string nonce;  // 16 hexadecimal digits
  state::Fd page;     // its open file description has the lock
  state::Fd listener;
};

// Creates the folder too when it is missing.
state::Result<HostFiles> create_host_files(const state::StateDir& dir);

// Gives the files their final names; what an earlier boot left there is replaced.
state::Result<void> name_host_files(const state::StateDir& dir, const std::string& nonce, state::PaneId pane);

void remove_staged_files(const state::StateDir& dir, const std::string& nonce);
void remove_pane_files(const state::StateDir& dir, state::PaneId pane);

// Removes what a host that is dead for certain left behind: its page exists and nobody has it locked.
void remove_files_of_dead_host(const state::StateDir& dir, state::PaneId pane, const std::string& nonce);

// unknown: the system did not say (no descriptor left, a broken disk); it is neither "held" nor "free".
enum class PageLock : std::uint8_t { locked, free, no_page, unknown };
PageLock page_lock(const std::string& page_path);

}  // namespace shim
