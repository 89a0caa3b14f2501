// SPDX-License-Identifier: ISC
#include "state/test_point.hpp"

#ifdef ROOST_CHECKS

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <mutex>
#include <string>

namespace state {

namespace {

struct Wishes {
  pid_t pid = 0;
  std::string stop_at;
  std::string kill_at;
};

// By value, and read anew in a forked child: a test sets the variables there.
Wishes wishes() {
  static std::mutex mutex;
  static Wishes known;
  const std::lock_guard guard(mutex);
  if (known.pid != ::getpid()) {
    const char* stop = std::getenv("ROOST_STOP_AT");
    const char* kill = std::getenv("ROOST_KILL_AT");
    known = Wishes{::getpid(), stop == nullptr ? "" : stop, kill == nullptr ? "" : kill};
  }
  return known;
}

}  // namespace

void reach_test_point(const char* name) {
  const Wishes now = wishes();
  if (now.stop_at == name) ::kill(::getpid(), SIGSTOP);
  if (now.kill_at == name) ::kill(::getpid(), SIGKILL);
}

}  // namespace state

#endif
