// SPDX-License-Identifier: ISC
// The one seam around the system calls that can fail: everything in state/ and shim/ that opens, writes, renames,
// locks, forks or connects does it through these. They are the plain calls, inlined, except that EINTR is tried again
// where trying again is always right. A build with ROOST_CHECKS asks the fault plan first (state/fault_plan.hpp). Calls
// between a fork and its exec are made directly: their failure ends a child that has done nothing yet.
#pragma once

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <type_traits>

#include "state/fault_plan.hpp"

namespace state::sys {

using faults::Call;

// What the caller must see an EINTR of, because it waits with a limit.
enum class Interrupted : std::uint8_t { again, tell };

template <class Value>
inline Value failed() {
  if constexpr (std::is_pointer_v<Value>)
    return reinterpret_cast<Value>(-1);  // NOLINT(performance-no-int-to-ptr): MAP_FAILED
  if constexpr (!std::is_pointer_v<Value>) return static_cast<Value>(-1);
}

template <Call k_call, Interrupted k_interrupted = Interrupted::again, class Function>
inline auto guarded(Function function, [[maybe_unused]] int fd = -1) {
  for ([[maybe_unused]] int attempt = 0;; ++attempt) {
#ifdef ROOST_CHECKS
    const int error = faults::error_for(k_call, attempt, fd);
    auto result = error == 0 ? function() : failed<decltype(function())>();
    if (error != 0) errno = error;
#else
    auto result = function();
#endif
    if (k_interrupted == Interrupted::tell || result != failed<decltype(result)>() || errno != EINTR) return result;
  }
}

template <Call k_call>
inline std::size_t room(std::size_t size, [[maybe_unused]] int fd) {
#ifdef ROOST_CHECKS
  return faults::room_for(k_call, size, fd);
#else
  return size;
#endif
}

// Files.
inline int open(const char* path, int flags, mode_t mode = 0) {
  if ((flags & O_CREAT) != 0) return guarded<Call::create>([&] { return ::open(path, flags, mode); });
  return guarded<Call::open>([&] { return ::open(path, flags); });
}
inline ssize_t read(int fd, void* to, std::size_t size) {
  return guarded<Call::read>([&] { return ::read(fd, to, room<Call::read>(size, fd)); }, fd);
}
inline ssize_t write(int fd, const void* from, std::size_t size) {
  return guarded<Call::write>([&] { return ::write(fd, from, room<Call::write>(size, fd)); }, fd);
}
inline ssize_t writev(int fd, const iovec* parts, std::size_t count) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) size += parts[i].iov_len;
  // A short one ends with the first part, if not before.
  const std::size_t most = room<Call::write>(size, fd);
  if (most < size) return write(fd, parts[0].iov_base, std::min(most, parts[0].iov_len));
  return guarded<Call::write>([&] { return ::writev(fd, parts, static_cast<int>(count)); }, fd);
}
// These two are for files, and go on until all is done or the file ends.
template <Call k_call, class Function>
inline ssize_t whole(Function function, int fd, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t part = guarded<k_call>([&] { return function(done, room<k_call>(size - done, fd)); }, fd);
    if (part == -1) return -1;
    if (part == 0) break;
    done += static_cast<std::size_t>(part);
  }
  return static_cast<ssize_t>(done);
}
inline ssize_t pread(int fd, void* to, std::size_t size, off_t at) {
  return whole<Call::pread>(
      [&](std::size_t from, std::size_t left) {
        return ::pread(fd, static_cast<char*>(to) + from, left, at + static_cast<off_t>(from));
      },
      fd, size);
}
inline ssize_t pwrite(int fd, const void* what, std::size_t size, off_t at) {
  return whole<Call::pwrite>(
      [&](std::size_t from, std::size_t left) {
        return ::pwrite(fd, static_cast<const char*>(what) + from, left, at + static_cast<off_t>(from));
      },
      fd, size);
}
inline int fallocate(int fd, off_t size) {
  return guarded<Call::fallocate>([&] { return ::fallocate(fd, 0, 0, size); }, fd);
}
inline int fsync(int fd) {
  return guarded<Call::fsync>([&] { return ::fsync(fd); }, fd);
}
inline int fstat(int fd, struct stat* info) {
  return guarded<Call::fstat>([&] { return ::fstat(fd, info); }, fd);
}
inline int fchmod(int fd, mode_t mode) {
  return guarded<Call::fchmod>([&] { return ::fchmod(fd, mode); }, fd);
}
inline int flock(int fd, int operation) {
  return guarded<Call::flock>([&] { return ::flock(fd, operation); }, fd);
}
inline int flock_until_signal(int fd, int operation) {
  return guarded<Call::flock, Interrupted::tell>([&] { return ::flock(fd, operation); }, fd);
}
inline void* mmap(void* at, std::size_t size, int protection, int flags, int fd, off_t offset) {
  return guarded<Call::mmap>([&] { return ::mmap(at, size, protection, flags, fd, offset); }, fd);
}

// Names.
inline int rename(const char* from, const char* to) {
  return guarded<Call::rename>([&] { return ::rename(from, to); });
}
inline int exchange(const char* one, const char* other) {
  return guarded<Call::rename>([&] { return ::renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE); });
}
inline int rename_to_free(const char* from, const char* to) {
  return guarded<Call::rename>([&] { return ::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE); });
}
inline int link(const char* from, const char* to) {
  return guarded<Call::link>([&] { return ::link(from, to); });
}
inline int unlink(const char* path) {
  return guarded<Call::unlink>([&] { return ::unlink(path); });
}
inline int mkdir(const char* path, mode_t mode) {
  return guarded<Call::mkdir>([&] { return ::mkdir(path, mode); });
}
inline int lstat(const char* path, struct stat* info) {
  return guarded<Call::lstat>([&] { return ::lstat(path, info); });
}
inline DIR* opendir(const char* path) {
  const int fd = guarded<Call::opendir>([&] { return ::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  return fd == -1 ? nullptr : ::fdopendir(fd);
}

// Processes.
inline pid_t fork() {
  return guarded<Call::fork>([] { return ::fork(); });
}
// As vfork(2), but on a stack of its own: returns when the child has executed a program or ended. Copies no memory.
inline pid_t run_in_our_memory(int (*child)(void*), void* stack_top, void* argument) {
  return guarded<Call::fork>([&] { return ::clone(child, stack_top, CLONE_VM | CLONE_VFORK | SIGCHLD, argument); });
}
inline pid_t waitpid(pid_t pid, int* status, int options) {
  return guarded<Call::waitpid>([&] { return ::waitpid(pid, status, options); });
}
inline int pipe(int (&ends)[2], int flags) {
  return guarded<Call::pipe>([&] { return ::pipe2(ends, flags); });
}
inline int dup_above(int fd, int lowest) {
  return guarded<Call::dup>([&] { return ::fcntl(fd, F_DUPFD_CLOEXEC, lowest); }, fd);
}
inline int poll(pollfd* fds, nfds_t count, int timeout) {
  return guarded<Call::poll, Interrupted::tell>([&] { return ::poll(fds, count, timeout); });
}
inline int openpt(int flags) {
  return guarded<Call::openpt>([&] { return ::posix_openpt(flags); });
}
inline int signalfd(int fd, const sigset_t* set, int flags) {
  return guarded<Call::signalfd>([&] { return ::signalfd(fd, set, flags); });
}

// Sockets.
inline int socket(int domain, int type, int protocol) {
  return guarded<Call::socket>([&] { return ::socket(domain, type, protocol); });
}
inline int socketpair(int domain, int type, int protocol, int (&ends)[2]) {
  return guarded<Call::socketpair>([&] { return ::socketpair(domain, type, protocol, ends); });
}
inline int bind(int fd, const sockaddr* address, socklen_t size) {
  return guarded<Call::bind>([&] { return ::bind(fd, address, size); });
}
inline int listen(int fd, int backlog) {
  return guarded<Call::listen>([&] { return ::listen(fd, backlog); });
}
inline int accept(int fd, int flags) {
  return guarded<Call::accept>([&] { return ::accept4(fd, nullptr, nullptr, flags); });
}
inline int connect(int fd, const sockaddr* address, socklen_t size) {
  return guarded<Call::connect>([&] { return ::connect(fd, address, size); });
}
inline ssize_t send(int fd, const void* from, std::size_t size, int flags) {
  return guarded<Call::send>([&] { return ::send(fd, from, room<Call::send>(size, fd), flags); });
}
inline ssize_t recv(int fd, void* to, std::size_t size, int flags) {
  return guarded<Call::recv>([&] { return ::recv(fd, to, room<Call::recv>(size, fd), flags); });
}

// The wall clock, which may jump; nothing that waits may ask it.
inline std::int64_t wall_clock_us() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const std::int64_t us = static_cast<std::int64_t>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1'000;
#ifdef ROOST_CHECKS
  return us + faults::clock_jump_us();
#else
  return us;
#endif
}

// A forked process says that it is a pane host from now on.
inline void this_is_a_host() {
#ifdef ROOST_CHECKS
  faults::become(faults::Process::host);
#endif
}

}  // namespace state::sys
