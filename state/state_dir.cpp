// SPDX-License-Identifier: ISC
#include "state/state_dir.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <ctime>

#include "state/fd.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace state {

namespace {

constexpr std::string_view k_suffix = ".roost";

// The folder tmux keeps its sockets in: ours to create, and held to tmux's own demands (tmux.c, make_label).
bool is_socket_folder(std::string_view parent) {
  return parent.substr(parent.rfind('/') + 1) == "tmux-" + std::to_string(::getuid());
}

std::string parent_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Error as_error(ErrorCode code, std::string message, int sys_errno) {
  return Error{code, std::move(message), sys_errno};
}

Result<void> check_socket_folder(const std::string& parent) {
  struct stat info {};
  if (sys::lstat(parent.c_str(), &info) == -1) {
    const int error = errno;
    return fail(error == ENOENT ? ErrorCode::not_found : ErrorCode::io,
                "couldn't read directory " + parent + " (" + std::strerror(error) + ")", error);
  }
  if (!S_ISDIR(info.st_mode)) return fail(ErrorCode::io, parent + " is not a directory", ENOTDIR);
  if (info.st_uid != ::getuid() || (info.st_mode & S_IRWXO) != 0)
    return fail(ErrorCode::io, "directory " + parent + " has unsafe permissions", EACCES);
  return {};
}

Result<void> check_folder(const std::string& path) {
  struct stat info {};
  if (sys::lstat(path.c_str(), &info) == -1) {
    const int error = errno;
    if (error == ENOENT) return fail(ErrorCode::not_found, path + ": No such file or directory", error);
    return fail_errno(path, error);
  }
  if (S_ISLNK(info.st_mode)) return fail(ErrorCode::io, path + ": is a symbolic link", ELOOP);
  if (!S_ISDIR(info.st_mode)) return fail(ErrorCode::io, path + ": is not a directory", ENOTDIR);
  if (info.st_uid != ::getuid()) return fail(ErrorCode::io, path + ": not owned by us", EACCES);
  if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0) return fail(ErrorCode::io, path + ": has unsafe permissions", EACCES);
  return {};
}

// mkdir, where another process having been faster is as good. Returns errno, 0 when the path exists now.
int make_folder(const std::string& path) {
  if (sys::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return 0;
  return errno;
}

// The words of tmux for a socket it can't create; the folder stands for the socket (server.c).
Error creation_error(const std::string& path, int error) {
  std::string_view socket = path;
  if (socket.ends_with(k_suffix)) socket.remove_suffix(k_suffix.size());
  return as_error(ErrorCode::io, "error creating " + std::string(socket) + " (" + std::strerror(error) + ")", error);
}

}  // namespace

StateDir StateDir::at(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return StateDir(std::move(path));
}

Result<void> StateDir::create() const {
  const std::string parent = parent_of(path_);
  if (is_socket_folder(parent)) {
    if (const int error = make_folder(parent); error != 0)
      return fail(ErrorCode::io, "couldn't create directory " + parent + " (" + std::strerror(error) + ")", error);
    ROOST_TRY(check_socket_folder(parent));
  }
  if (const int error = make_folder(path_); error != 0) return tl::unexpected(creation_error(path_, error));
  ROOST_TRY(check_folder(path_));
  for (const auto& folder : {panes_path(), buffers_path(), channels_path()}) {
    if (const int error = make_folder(folder); error != 0) return fail_errno(folder, error);
    ROOST_TRY(check_folder(folder));
  }
  return {};
}

Result<void> StateDir::check() const {
  const std::string parent = parent_of(path_);
  if (is_socket_folder(parent)) ROOST_TRY(check_socket_folder(parent));
  return check_folder(path_);
}

std::string current_boot_id() {
  static const std::string known = [] {
    const Fd file(sys::open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC));
    const auto text = file ? read_to_end(file.get()) : Result<std::string>(std::string());
    // A copy: the buffer of a file whose size is unknown is a whole page, and this lives as long as a host.
    return text ? std::string(*text, 0, text->find('\n')) : std::string();
  }();
  return known;
}

std::int64_t now_us() { return sys::wall_clock_us(); }

}  // namespace state
