// SPDX-License-Identifier: ISC
#include "shim/host/foreground.hpp"

#include <fcntl.h>
#include <limits.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iterator>
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

std::string link_text(const std::string& path) {
  char buffer[PATH_MAX];
  const ssize_t size = ::readlink(path.c_str(), buffer, sizeof buffer);
  return std::string(buffer, size > 0 ? static_cast<std::size_t>(size) : 0);
}

// The calls that programs wait for input with; a kernel has some of them only.
constexpr long k_waiting_calls[] = {
#ifdef SYS_poll
    SYS_poll,
#endif
#ifdef SYS_select
    SYS_select,
#endif
#ifdef SYS_epoll_wait
    SYS_epoll_wait,
#endif
    SYS_ppoll,      SYS_pselect6, SYS_epoll_pwait,
};

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

std::string working_folder(pid_t pid) { return link_text(proc_path(pid, "cwd")); }

std::string executable_file(pid_t pid) { return link_text(proc_path(pid, "exe")); }

std::vector<std::string> command_words(pid_t pid) {
  char buffer[PATH_MAX];
  std::string_view text = read_start(proc_path(pid, "cmdline"), buffer, sizeof buffer);
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::vector<pid_t> children_of(pid_t pid) {
  char buffer[1024];
  std::string_view text =
      read_start(proc_path(pid, "task/" + std::to_string(pid) + "/children"), buffer, sizeof buffer);
  std::vector<pid_t> children;
  for (pid_t child = 0; !text.empty(); children.push_back(child)) {
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), child);
    if (error != std::errc()) break;
    text.remove_prefix(std::min(static_cast<std::size_t>(rest - text.data()) + 1, text.size()));
  }
  return children;
}

// proc(5), /proc/PID/syscall: the number of the call and its arguments, "running", or -1 for none.
InputWait input_wait(pid_t pid, std::string_view tty) {
  char buffer[256];
  const std::string_view text = read_start(proc_path(pid, "syscall"), buffer, sizeof buffer);
  if (text.empty()) return InputWait::unknown;
  long call = -1;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, call);
  if (error != std::errc()) return InputWait::busy;
  if (std::find(std::begin(k_waiting_calls), std::end(k_waiting_calls), call) != std::end(k_waiting_calls)) {
    return InputWait::waits;
  }
  unsigned descriptor = 0;
  constexpr std::string_view k_hexadecimal = " 0x";
  if (call != SYS_read || end - rest < 4) return InputWait::busy;
  std::from_chars(rest + k_hexadecimal.size(), end, descriptor, 16);
  const std::string file = link_text(proc_path(pid, "fd/" + std::to_string(descriptor)));
  return file == tty || file == "/dev/tty" ? InputWait::reads_terminal : InputWait::busy;
}

// kill(pid, 0) also succeeds for a zombie, and where process 1 does not reap (containers) a killed host stays one for
// ever. A read of the unmapped address 0 tells them apart in one call: EFAULT with an address space, ESRCH without.
bool certainly_running(pid_t pid) {
  char byte = 0;
  const iovec here{&byte, 1}, there{nullptr, 1};
  return ::process_vm_readv(pid, &here, 1, &there, 1, 0) == -1 && errno == EFAULT;
}

}  // namespace shim
