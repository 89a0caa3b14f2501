// SPDX-License-Identifier: ISC
#include "shim/commands/universe.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "shim/host/live_pages.hpp"
#include "state/fd.hpp"

namespace shim {

namespace {

// sun_path is short: a longer path is reached through its folder's descriptor.
struct SocketAddress {
  sockaddr_un address{};
  state::Fd folder;
};

state::Result<SocketAddress> address_of(const std::string& path) {
  SocketAddress out;
  out.address.sun_family = AF_UNIX;
  std::string name = path;
  if (path.size() >= sizeof out.address.sun_path) {
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    out.folder = state::Fd(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!out.folder) return state::fail_errno("error creating " + path);
    name = "/proc/self/fd/" + std::to_string(out.folder.get()) + "/" + path.substr(slash + 1);
  }
  if (name.size() >= sizeof out.address.sun_path) return state::fail_errno("error creating " + path, ENAMETOOLONG);
  std::memcpy(out.address.sun_path, name.c_str(), name.size() + 1);
  return out;
}

bool somebody_listens(const std::string& path) {
  const state::Fd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const auto address = address_of(path);
  if (!socket || !address) return true;
  const int rc = ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address->address), sizeof(sockaddr_un));
  return rc == 0 || errno != ECONNREFUSED;
}

}  // namespace

state::Result<void> make_placeholder_socket(const std::string& socket_path) {
  struct stat info {};
  if (::lstat(socket_path.c_str(), &info) == 0) return {};
  ROOST_TRY_ASSIGN(const SocketAddress address, address_of(socket_path));
  const state::Fd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!socket) return state::fail_errno("error creating " + socket_path);
  const mode_t before = ::umask(S_IXUSR | S_IXGRP | S_IRWXO);
  const int rc = ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address.address), sizeof(sockaddr_un));
  const int failure = errno;
  ::umask(before);
  if (rc != 0 && failure != EADDRINUSE) return state::fail_errno("error creating " + socket_path, failure);
  return {};
}

void remove_placeholder_socket(const std::string& socket_path) {
  struct stat info {};
  if (::lstat(socket_path.c_str(), &info) != 0 || !S_ISSOCK(info.st_mode)) return;
  if (!somebody_listens(socket_path)) ::unlink(socket_path.c_str());
}

void drop_dead_panes(state::Registry& registry, const state::StateDir& dir, TreeChange& change) {
  for (const auto& [id, pid] : registry.pane_hosts()) {
    if (pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0) continue;
    const state::Pane* pane = registry.pane(id);
    if (pane != nullptr && !host_alive(dir, *pane)) remove_pane(registry, id, change);
  }
}

void remove_pane_files(const state::StateDir& dir, const state::Pane& pane) {
  ::unlink(dir.pane_page(pane.id).c_str());
  ::unlink(dir.pane_socket(pane.id).c_str());
  ::unlink(dir.staged_page(pane.nonce).c_str());
  ::unlink(dir.staged_socket(pane.nonce).c_str());
}

}  // namespace shim
