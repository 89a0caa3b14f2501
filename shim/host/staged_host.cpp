// SPDX-License-Identifier: ISC
#include "shim/host/staged_host.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shim/host/host_files.hpp"
#include "shim/host/messages.hpp"
#include "shim/host/process_identity.hpp"
#include "shim/host/round_trip.hpp"
#include "shim/host/run_host.hpp"
#include "state/document_text.hpp"
#include "state/leave_child.hpp"
#include "state/locked_registry.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::Fd;
using state::Result;

// Executing a program may read a slow disk.
constexpr std::chrono::milliseconds k_go_wait{30'000};
constexpr std::chrono::milliseconds k_end_wait{2000};

[[noreturn]] void become_host(const state::StateDir& dir, const std::string& socket_path, HostFiles files, Fd channel,
                              const std::function<void()>& in_host) {
  state::close_locks_in_child();
  state::unmap_documents_in_child();
  state::sys::this_is_a_host();
  detach_from_caller({files.page.get(), files.listener.get(), channel.get()});
  take_server_name(socket_path);
  in_host();
  // From now on we are who connecting processes see as the listener.
  state::sys::listen(files.listener.get(), SOMAXCONN);
  run_host(dir, std::move(files), std::move(channel));
  state::leave_child(0);
}

Result<std::pair<Fd, Fd>> open_channel() {
  int ends[2];
  if (state::sys::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return state::fail_errno("socketpair");
  std::pair<Fd, Fd> channel{Fd(ends[0]), Fd(ends[1])};
  if (channel.second.get() <= STDERR_FILENO) {
    channel.second = Fd(state::sys::dup_above(channel.second.get(), STDERR_FILENO + 1));
  }
  return channel;
}

}  // namespace

// Files, lock and listening socket are made before the fork: nothing has to be waited for, and a client that finds the
// nonce in the registry can connect already.
Result<StagedHost> StagedHost::fork_host(const state::StateDir& dir, const std::string& socket_path,
                                         const std::function<void()>& in_host) {
  state::assert_no_lock_held("fork_host");
  ROOST_TRY_ASSIGN(HostFiles files, create_host_files(dir));
  auto channel = open_channel();
  const pid_t pid = channel ? state::sys::fork() : -1;
  if (pid == -1) {
    const auto error = channel ? state::fail_errno("fork failed") : tl::unexpected(channel.error());
    remove_staged_files(dir, files.nonce);
    return error;
  }
  if (pid == 0) {
    channel->first.close();
    become_host(dir, socket_path, std::move(files), std::move(channel->second), in_host);
  }
  // Closing our copy of the page leaves the lock with the host: it belongs to the open file description.
  return StagedHost(std::move(files.nonce), pid, std::move(channel->first));
}

Result<void> StagedHost::go(const SpawnRequest& request) {
  state::assert_no_lock_held("go");
  if (!channel_) return state::fail(ErrorCode::peer_gone, "pane host is gone");
  auto sent = send_frame(channel_.get(), encode_go(request), k_go_wait);
  if (!sent) abandon();
  return sent;
}

Result<pid_t> StagedHost::wait_until_running() {
  state::assert_no_lock_held("wait_until_running");
  if (!channel_) return state::fail(ErrorCode::peer_gone, "pane host is gone");
  const auto answer = wait_for_answer(channel_.get(), k_go_wait);
  if (!answer) {
    abandon();
    return tl::unexpected(answer.error());
  }
  channel_.close();
  return WireReader(*answer).get<pid_t>();
}

// Also returns when the host has taken too long: it goes by itself then.
void StagedHost::abandon() {
  if (!channel_) return;
  ::shutdown(channel_.get(), SHUT_WR);
  if (wait_for_end(channel_.get(), k_end_wait)) state::sys::waitpid(pid_, nullptr, 0);
  channel_.close();
}

}  // namespace shim
