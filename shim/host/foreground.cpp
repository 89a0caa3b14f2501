// SPDX-License-Identifier: ISC
#include "shim/host/foreground.hpp"

#include <fcntl.h>
#include <limits.h>
#include <sys/uio.h>
#include <unistd.h>

#include <charconv>
#include <string_view>

#include "state/fd.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

std::string proc_path(pid_t pid, std::string_view file) {
  return "/proc/" + std::to_string(pid) + "/" + std::string(file);
}

std::string_view read_start(const std::string& path, char* buffer, std::size_t size) {
  const state::Fd fd(state::sys::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return {};
  const auto count = state::sys::read(fd.get(), buffer, size);
  return {buffer, count > 0 ? static_cast<std::size_t>(count) : 0};
}

}  // namespace

pid_t foreground_group(pid_t child) {
  char buffer[1024];
  std::string_view text = read_start(proc_path(child, "stat"), buffer, sizeof buffer);
  // The command in parentheses may hold anything; after it: state ppid pgrp session tty_nr tpgid (proc(5)).
  const std::size_t end = text.rfind(") ");
  if (end == std::string_view::npos) return 0;
  text.remove_prefix(end + 2);
  for (int fields = 0; fields < 5; ++fields) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return 0;
    text.remove_prefix(space + 1);
  }
  pid_t group = 0;
  std::from_chars(text.data(), text.data() + text.size(), group);
  return group > 0 ? group : 0;
}

std::string program_name(pid_t pid) {
  char buffer[PATH_MAX];
  const std::string_view text = read_start(proc_path(pid, "cmdline"), buffer, sizeof buffer);
  return std::string(text.substr(0, text.find('\0')));
}

std::string working_folder(pid_t pid) {
  char buffer[PATH_MAX];
  const ssize_t size = ::readlink(proc_path(pid, "cwd").c_str(), buffer, sizeof buffer);
  return std::string(buffer, size > 0 ? static_cast<std::size_t>(size) : 0);
}

// kill(pid, 0) also succeeds for a zombie, and where process 1 does not reap (containers) a killed host stays one for
// ever. A read of the unmapped address 0 tells them apart in one call: EFAULT with an address space, ESRCH without.
bool certainly_running(pid_t pid) {
  char byte = 0;
  const iovec here{&byte, 1}, there{nullptr, 1};
  return ::process_vm_readv(pid, &here, 1, &there, 1, 0) == -1 && errno == EFAULT;
}

}  // namespace shim
