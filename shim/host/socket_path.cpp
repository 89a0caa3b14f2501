// SPDX-License-Identifier: ISC
#include "shim/host/socket_path.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <cstring>

#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::Fd;
using state::Result;

class UnixAddress {
 public:
  static Result<UnixAddress> of(const std::string& path) {
    UnixAddress address;
    if (path.size() < sizeof address.value_.sun_path) {
      std::memcpy(address.value_.sun_path, path.c_str(), path.size() + 1);
      return address;
    }
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return state::fail(ErrorCode::invalid_argument, path + ": name too long");
    address.folder_ = Fd(state::sys::open(path.substr(0, slash).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!address.folder_) return state::fail_errno(path);
    const std::string through = "/proc/self/fd/" + std::to_string(address.folder_.get()) + path.substr(slash);
    if (through.size() >= sizeof address.value_.sun_path) {
      return state::fail(ErrorCode::invalid_argument, path + ": name too long");
    }
    std::memcpy(address.value_.sun_path, through.c_str(), through.size() + 1);
    return address;
  }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&value_); }
  static socklen_t size() { return sizeof(sockaddr_un); }

 private:
  UnixAddress() { value_.sun_family = AF_UNIX; }
  sockaddr_un value_{};
  Fd folder_;
};

// EAGAIN from a Unix socket's connect means a full backlog: the host is alive but behind.
constexpr int k_backlog_tries = 500;
constexpr long k_backlog_pause_ns = 10'000'000;

}  // namespace

Result<Fd> listen_at(const std::string& path) {
  ROOST_TRY_ASSIGN(const UnixAddress address, UnixAddress::of(path));
  Fd fd(state::sys::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) return state::fail_errno("socket");
  // bind(2) takes the socket's own mode, less the umask: no moment at which the name is open to others.
  if (state::sys::fchmod(fd.get(), S_IRUSR | S_IWUSR) != 0) return state::fail_errno(path);
  if (state::sys::bind(fd.get(), address.get(), UnixAddress::size()) != 0) {
    const int error = errno;
    return state::fail(error == EADDRINUSE ? ErrorCode::exists : ErrorCode::io, path + ": " + std::strerror(error),
                       error);
  }
  if (state::sys::listen(fd.get(), SOMAXCONN) != 0) return state::fail_errno(path);
  return fd;
}

Result<Fd> connect_to(const std::string& path) {
  ROOST_TRY_ASSIGN(const UnixAddress address, UnixAddress::of(path));
  Fd fd(state::sys::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) return state::fail_errno("socket");
  for (int tries = 0; state::sys::connect(fd.get(), address.get(), UnixAddress::size()) != 0; ++tries) {
    const int error = errno;
    if (error == EINTR) continue;
    if (error == ENOENT || error == ECONNREFUSED) {
      return state::fail(ErrorCode::not_found, path + ": " + std::strerror(error), error);
    }
    if (error != EAGAIN) return state::fail(ErrorCode::io, path + ": " + std::strerror(error), error);
    if (tries == k_backlog_tries) return state::fail(ErrorCode::busy, path + ": too many connections", error);
    const timespec pause{0, k_backlog_pause_ns};
    ::nanosleep(&pause, nullptr);
  }
  // Nobody else can put a socket into a folder of ours; what one tells the other is too private to rely on that alone.
  if (!peer_is_trusted(fd.get())) return state::fail(ErrorCode::io, path + ": not a process of ours", EPERM);
  return fd;
}

bool peer_is_trusted(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == ::geteuid() || peer.uid == 0;
}

}  // namespace shim
