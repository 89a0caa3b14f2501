// SPDX-License-Identifier: ISC
#include "shim/host/doomed_hosts.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "shim/host/host_client.hpp"
#include "shim/host/host_files.hpp"
#include "shim/host/round_trip.hpp"
#include "shim/host/socket_path.hpp"
#include "shim/host/wire.hpp"
#include "state/locked_registry.hpp"

namespace shim {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds k_stop_wait{2000};
constexpr int k_looks = 100;
constexpr std::size_t k_most_watched = 700;
constexpr std::size_t k_batch = 256;  // connections at once: 1024 descriptors is a common limit

// Named or still staged; the third look is for a host that was renamed between the first two.
state::Fd connect_anyhow(const state::StateDir& dir, const state::Pane& pane) {
  for (const std::string& path : {dir.pane_socket(pane.id), dir.staged_socket(pane.nonce), dir.pane_socket(pane.id)}) {
    if (auto socket = connect_to(path)) return std::move(*socket);
  }
  return {};
}

bool is_locked(const state::StateDir& dir, const state::Pane& pane) {
  for (const std::string& path : {dir.pane_page(pane.id), dir.staged_page(pane.nonce), dir.pane_page(pane.id)}) {
    PageLock lock = page_lock(path);
    for (int round = 0; lock == PageLock::unknown && round < k_looks; ++round) {
      ::usleep(1000);
      lock = page_lock(path);
    }
    if (lock == PageLock::locked) return true;
  }
  return false;
}

// A host that does not obey is stuck or stopped. Its page's lock proves that the pid is still its own, and tells when
// it is gone: the end of the connection may come before.
void kill_host(const state::StateDir& dir, const state::Pane& pane) {
  if (pane.host_pid <= 0 || !is_locked(dir, pane)) return;
  ::kill(static_cast<pid_t>(pane.host_pid), SIGKILL);
  const Clock::time_point deadline = Clock::now() + k_stop_wait;
  while (is_locked(dir, pane) && Clock::now() < deadline) ::usleep(1000);
}

}  // namespace

void DoomedHosts::watch(const std::vector<state::Pane>& panes) {
  state::assert_no_lock_held("DoomedHosts::watch");
  const std::string request = WireWriter(MessageType::watch).frame();
  for (const state::Pane& pane : panes) {
    if (watching_.size() == k_most_watched) return;
    state::Fd socket = connect_anyhow(dir_, pane);
    if (socket && send_frame(socket.get(), request, k_stop_wait)) watching_.emplace(pane.id, std::move(socket));
  }
}

void DoomedHosts::stop(const std::vector<state::Pane>& panes) {
  state::assert_no_lock_held("DoomedHosts::stop");
  for (std::size_t first = 0; first < panes.size(); first += k_batch)
    stop_batch(std::span(panes).subspan(first, std::min(k_batch, panes.size() - first)));
}

void DoomedHosts::stop_batch(std::span<const state::Pane> panes) {
  const std::string request = WireWriter(MessageType::stop).frame();
  std::vector<state::Fd> sockets;
  for (const state::Pane& pane : panes) {
    const auto known = watching_.find(pane.id);
    sockets.push_back(known == watching_.end() ? connect_anyhow(dir_, pane) : std::move(known->second));
    if (sockets.back()) (void)send_frame(sockets.back().get(), request, k_stop_wait);
  }
  const Clock::time_point deadline = Clock::now() + k_stop_wait;
  for (std::size_t i = 0; i < panes.size(); ++i) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
    // One that could not be connected to is as good as one that does not obey.
    if (!sockets[i] || !wait_for_end(sockets[i].get(), left)) kill_host(dir_, panes[i]);
    remove_files_of_dead_host(dir_, panes[i].id, panes[i].nonce);
  }
}

void stop_hosts(const state::StateDir& dir, const std::vector<state::Pane>& panes) { DoomedHosts(dir).stop(panes); }

}  // namespace shim
