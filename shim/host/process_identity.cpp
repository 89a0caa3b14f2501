// SPDX-License-Identifier: ISC
#include "shim/host/process_identity.hpp"
#include "state/sys_calls.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <string>

namespace shim {
namespace {

char* g_argv_start = nullptr;
std::size_t g_argv_size = 0;

// The environment strings lie behind the command line in memory; proc(5) shows the two as one when the command line
// does not end in NUL. Before a longer title grows into them they must live elsewhere.
std::size_t room_for_title() {
  char* const start = g_argv_start;
  char* end = start + g_argv_size;
  std::size_t count = 0;
  for (char** variable = environ; *variable != nullptr; ++variable) ++count;
  char** copies = new char*[count + 1];
  for (std::size_t i = 0; i < count; ++i) {
    if (environ[i] == end) end += std::strlen(end) + 1;
    copies[i] = ::strdup(environ[i]);
  }
  copies[count] = nullptr;
  environ = copies;
  return static_cast<std::size_t>(end - start);
}

}  // namespace

void remember_argv(int argc, char** argv) {
  if (argc <= 0) return;
  g_argv_start = argv[0];
  char* end = argv[0];
  for (int i = 0; i < argc && argv[i] == end; ++i) end += std::strlen(end) + 1;
  g_argv_size = static_cast<std::size_t>(end - g_argv_start);
}

void take_server_name(std::string_view socket_path) {
  ::prctl(PR_SET_NAME, "tmux: server");
  if (g_argv_start == nullptr) return;
  const std::string title = "tmux: server (" + std::string(socket_path) + ")";
  const std::size_t room = title.size() < g_argv_size ? g_argv_size : room_for_title();
  const std::size_t size = std::min(title.size(), room - 1);
  std::memset(g_argv_start, 0, std::max(g_argv_size, size + 1));
  title.copy(g_argv_start, size);
}

void detach_from_caller(std::vector<int> keep) {
  ::setsid();
  reset_signals();
  ::signal(SIGHUP, SIG_IGN);
  ::signal(SIGPIPE, SIG_IGN);
  close_others(std::move(keep));
  // Without it we would keep the caller's streams, and whoever reads them to their end.
  const int null = state::sys::open("/dev/null", O_RDWR);
  if (null == -1 || ::chdir("/") != 0) ::_exit(1);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (null != fd) ::dup2(null, fd);
  }
  if (null > STDERR_FILENO) ::close(null);
}

void reset_signals() {
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
  allow_signals();
}

void allow_signals() {
  for (const int number : {SIGHUP, SIGPIPE}) ::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void close_others(std::vector<int> keep) {
  std::sort(keep.begin(), keep.end());
  unsigned first = STDERR_FILENO + 1;
  for (const int fd : keep) {
    const auto kept = static_cast<unsigned>(fd);
    if (kept > first) ::close_range(first, kept - 1, 0);
    first = kept + 1;
  }
  ::close_range(first, UINT_MAX, 0);
}

}  // namespace shim
