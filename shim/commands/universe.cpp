// SPDX-License-Identifier: ISC
#include "shim/commands/universe.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "shim/commands/buffer_store.hpp"
#include "shim/commands/channels.hpp"
#include "shim/host/host_board.hpp"
#include "shim/host/live_pages.hpp"
#include "shim/host/socket_path.hpp"
#include "shim/host/sweep.hpp"
#include "state/locked_registry.hpp"
#include "state/sys_calls.hpp"

namespace shim {

namespace {

constexpr std::uint64_t k_sweep_every = 256;

}  // namespace

state::Result<void> make_placeholder_socket(const std::string& socket_path) {
  struct stat info {};
  if (state::sys::lstat(socket_path.c_str(), &info) == 0) return {};
  // Bound and closed at once: the name stays, and who connects is refused.
  const auto bound = listen_at(socket_path);
  if (bound || bound.error().sys_errno == EADDRINUSE) return {};
  return tl::unexpected(bound.error());
}

// Under the lock, because somebody may have started the next universe meanwhile and relies on the name being there. The
// lock is not held while the name is tried.
void remove_placeholder_socket(const std::string& socket_path, const state::StateDir& dir) {
  struct stat info {};
  if (state::sys::lstat(socket_path.c_str(), &info) != 0 || !S_ISSOCK(info.st_mode)) return;
  if (info.st_uid != ::geteuid()) return;  // somebody else's, whom the folder's sticky bit does not keep from root
  const auto peer = connect_to(socket_path);
  if (peer || peer.error().sys_errno != ECONNREFUSED) return;
  auto guard = state::LockedRegistry::open(dir);
  struct stat now {};
  if (!guard || guard->registry().head().running || state::sys::lstat(socket_path.c_str(), &now) != 0) return;
  if (now.st_dev == info.st_dev && now.st_ino == info.st_ino) state::sys::unlink(socket_path.c_str());
}

void drop_dead_panes(state::Registry& registry, const state::StateDir& dir, TreeChange& change, DeadCheck check) {
  const bool quick = check == DeadCheck::quick;
  RunningHosts running(dir);
  for (const auto& [id, pid] : registry.pane_hosts()) {
    if (quick && running.certainly_has(pid)) continue;
    const state::Pane* pane = registry.pane(id);
    if (pane == nullptr || page_held(dir, *pane)) continue;
    remove_pane(registry, id, change);
  }
}

DeadCheck dead_check_of(const state::Registry& registry) {
  return (registry.generation() + 1) % k_sweep_every == 0 ? DeadCheck::thorough : DeadCheck::quick;
}

void sweep_universe(const state::Registry& committed, const state::StateDir& dir) {
  if (committed.generation() % k_sweep_every != 0) return;
  sweep_panes(dir, committed);
  sweep_buffers(dir);
  sweep_channels(dir);
}

void remove_pane_files(const state::StateDir& dir, const state::Pane& pane) {
  state::sys::unlink(dir.pane_page(pane.id).c_str());
  state::sys::unlink(dir.pane_socket(pane.id).c_str());
  state::sys::unlink(dir.staged_page(pane.nonce).c_str());
  state::sys::unlink(dir.staged_socket(pane.nonce).c_str());
}

}  // namespace shim
