// SPDX-License-Identifier: ISC
#include "shim/host/rebuild.hpp"

#include <fcntl.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <memory>
#include <span>

#include "shim/host/host_client.hpp"
#include "shim/host/host_files.hpp"
#include "shim/host/messages.hpp"
#include "shim/host/round_trip.hpp"
#include "shim/host/socket_path.hpp"
#include "shim/host/status_page.hpp"
#include "shim/options/startup.hpp"
#include "shim/tree/restore.hpp"
#include "state/locked_registry.hpp"
#include "state/recovery.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using Clock = std::chrono::steady_clock;
using state::PaneId;
using state::Result;
using std::chrono::milliseconds;

constexpr milliseconds k_hearing{3000};  // for all hosts together
constexpr std::size_t k_batch = 256;     // connections at once: 1024 descriptors is a common limit

std::vector<PaneId> living_panes(const state::StateDir& dir) {
  std::vector<PaneId> panes;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(state::sys::opendir(dir.panes_path().c_str()), ::closedir);
  if (!folder) return panes;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string_view name = entry->d_name;
    PaneId id;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), id.value);
    // A nonce may begin with a digit too.
    if (error != std::errc() || name.substr(static_cast<std::size_t>(end - name.data())) != ".page") continue;
    if (page_lock(dir.pane_page(id)) == PageLock::locked) panes.push_back(id);
  }
  return panes;
}

// The pid of the listener: also of a host that is stopped and answers nothing.
pid_t peer_pid(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? peer.pid : 0;
}

state::Pane record_of(PaneId id, const HostInfo& info) {
  state::Pane pane;
  pane.id = id;
  pane.nonce = info.nonce;
  pane.host_pid = info.host_pid;
  pane.created_us = info.created_us;
  pane.command = info.spawn.command;
  pane.shell = info.spawn.shell;
  pane.path = info.spawn.path;
  return pane;
}

// Of a host that does not answer: what its page says.
HostInfo info_from_page(const state::StateDir& dir, PaneId id, pid_t host) {
  HostInfo info;
  info.host_pid = host;
  PaneFacts facts;
  const state::Fd page(state::sys::open(dir.pane_page(id).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!page || !read_page(page.get(), facts)) return info;
  info.child_pid = facts.child_pid;
  info.created_us = facts.started_us;
  info.spawn.size = {facts.columns, facts.rows};
  return info;
}

class Hosts final : public state::Witness {
 public:
  Hosts(const state::StateDir& dir, const std::vector<std::string>& environment)
      : dir_(dir), environment_(environment) {}

  Result<void> ask() override {
    std::vector<PaneId> panes = living_panes(dir_);
    std::erase_if(panes, [&](PaneId id) { return heard_.contains(id); });
    const Clock::time_point deadline = Clock::now() + k_hearing;
    for (std::size_t first = 0; first < panes.size(); first += k_batch)
      hear(std::span(panes).subspan(first, std::min(k_batch, panes.size() - first)), deadline);
    return {};
  }

  bool heard_all() override {
    const auto panes = living_panes(dir_);
    return std::all_of(panes.begin(), panes.end(), [&](PaneId id) { return heard_.contains(id); });
  }

  void complete(state::Registry& registry) override {
    change_ = {};
    std::vector<LostPane> lost;
    for (const auto& [id, info] : heard_) lost.push_back({record_of(id, info), info.site});
    state::Head& head = registry.edit_head();
    for (const auto& [id, info] : heard_) head.generation = std::max(head.generation, info.resized_at);
    if (!head.running && !lost.empty()) {
      head.running = true;
      head.started_us = state::now_us();
      store_startup_options(head, environment_);
    }
    restore_panes(registry, std::move(lost), change_);
  }

  // Panes that were put back have other sizes now.
  void tell() const {
    const auto registry = state::read_registry(dir_);
    if (!registry) return;
    for (const PaneSize& size : change_.resized) {
      if (const state::Pane* pane = registry->pane(size.pane))
        post_resize(dir_, *pane, {size.width, size.height}, registry->generation());
    }
  }

 private:
  // All are asked before the first answer is awaited.
  void hear(std::span<const PaneId> panes, Clock::time_point deadline) {
    std::vector<Result<HostClient>> hosts;
    for (const PaneId id : panes) {
      hosts.push_back(HostClient::connect(dir_, id));
      if (hosts.back()) hosts.back()->ask_for_description();
    }
    for (std::size_t i = 0; i < panes.size(); ++i) {
      if (!hosts[i]) {
        heard_[panes[i]] = info_from_page(dir_, panes[i], 0);
        continue;
      }
      const auto left = std::max(milliseconds(0), std::chrono::ceil<milliseconds>(deadline - Clock::now()));
      auto info = hosts[i]->description(left);
      if (!info && info.error().code == state::ErrorCode::unsupported) info = hosts[i]->info();
      heard_[panes[i]] = info ? *std::move(info) : info_from_page(dir_, panes[i], peer_pid(hosts[i]->fd()));
    }
  }

  const state::StateDir& dir_;
  const std::vector<std::string>& environment_;
  std::map<PaneId, HostInfo> heard_;
  TreeChange change_;
};

}  // namespace

bool is_lost_registry(const state::Error& error) { return error.code == state::ErrorCode::corrupt; }

Result<void> rebuild_registry(const state::StateDir& dir, const std::vector<std::string>& environment) {
  state::assert_no_lock_held("rebuild_registry");
  Hosts hosts(dir, environment);
  ROOST_TRY(state::recover(dir, hosts));
  hosts.tell();
  return {};
}

}  // namespace shim
