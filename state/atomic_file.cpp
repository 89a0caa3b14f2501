// SPDX-License-Identifier: ISC
#include "state/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>

#include "state/fd.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace state {

namespace {

// Unique among the living: process, and count within it. Exclusive creation settles the rest.
std::string temp_path(const std::string& path) {
  static std::atomic<unsigned> count{0};
  return path + "." + std::to_string(::getpid()) + "-" + std::to_string(count.fetch_add(1)) + ".tmp";
}

}  // namespace

Result<void> write_new_file(const std::string& path, std::string_view text) {
  return write_new_file(path, std::span(&text, 1));
}

Result<void> write_new_file(const std::string& path, std::span<const std::string_view> pieces) {
  const Fd file(sys::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file) return fail_errno(path);
  auto written = write_all(file.get(), pieces);
  if (!written) {
    sys::unlink(path.c_str());
    return fail_errno(path, written.error().sys_errno);
  }
  return {};
}

Result<void> write_file_atomically(const std::string& path, std::string_view text) {
  std::string temp;
  for (int round = 0;; ++round) {
    temp = temp_path(path);
    auto written = write_new_file(temp, text);
    if (written) break;
    // Left behind by a process of the same pid that was killed.
    if (written.error().sys_errno != EEXIST || round == 8) return written;
    sys::unlink(temp.c_str());
  }
  if (sys::rename(temp.c_str(), path.c_str()) == -1) {
    const int error = errno;
    sys::unlink(temp.c_str());
    return fail_errno(path, error);
  }
  return {};
}

Result<Fd> open_regular_file(const std::string& path) {
  // O_NONBLOCK: a FIFO in its place must not hang us.
  Fd file(sys::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file) {
    const int error = errno;
    if (error == ENOENT) return fail(ErrorCode::not_found, path + ": No such file or directory", error);
    if (error == ELOOP) return fail(ErrorCode::io, path + ": is a symbolic link", error);
    return fail_errno(path, error);
  }
  struct stat info {};
  if (sys::fstat(file.get(), &info) == -1) return fail_errno(path);
  if (!S_ISREG(info.st_mode)) return fail(ErrorCode::corrupt, "not a regular file");
  return file;
}

Result<std::string> read_file(const std::string& path) {
  ROOST_TRY_ASSIGN(const Fd file, open_regular_file(path));
  auto text = read_to_end(file.get());
  if (!text) return fail_errno(path, text.error().sys_errno);
  return text;
}

}  // namespace state
