// SPDX-License-Identifier: ISC
#include "shim/commands/universe.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "shim/host/foreground.hpp"
#include "shim/host/live_pages.hpp"
#include "shim/host/socket_path.hpp"
#include "state/sys_calls.hpp"

namespace shim {

state::Result<void> make_placeholder_socket(const std::string& socket_path) {
  struct stat info {};
  if (state::sys::lstat(socket_path.c_str(), &info) == 0) return {};
  // Bound and closed at once: the name stays, and who connects is refused.
  const auto bound = listen_at(socket_path);
  if (bound || bound.error().sys_errno == EADDRINUSE) return {};
  return tl::unexpected(bound.error());
}

void remove_placeholder_socket(const std::string& socket_path) {
  struct stat info {};
  if (state::sys::lstat(socket_path.c_str(), &info) != 0 || !S_ISSOCK(info.st_mode)) return;
  const auto peer = connect_to(socket_path);
  if (!peer && peer.error().sys_errno == ECONNREFUSED) state::sys::unlink(socket_path.c_str());
}

void drop_dead_panes(state::Registry& registry, const state::StateDir& dir, TreeChange& change) {
  for (const auto& [id, pid] : registry.pane_hosts()) {
    if (pid > 0 && certainly_running(static_cast<pid_t>(pid))) continue;
    const state::Pane* pane = registry.pane(id);
    if (pane != nullptr && !host_alive(dir, *pane)) remove_pane(registry, id, change);
  }
}

void remove_pane_files(const state::StateDir& dir, const state::Pane& pane) {
  state::sys::unlink(dir.pane_page(pane.id).c_str());
  state::sys::unlink(dir.pane_socket(pane.id).c_str());
  state::sys::unlink(dir.staged_page(pane.nonce).c_str());
  state::sys::unlink(dir.staged_socket(pane.nonce).c_str());
}

}  // namespace shim
