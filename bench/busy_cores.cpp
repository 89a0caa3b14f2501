// SPDX-License-Identifier: ISC
#include "bench/busy_cores.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace bench {

BusyCores::BusyCores() {
  const long cores = ::sysconf(_SC_NPROCESSORS_ONLN);
  const pid_t parent = ::getpid();
  for (long core = 0; core < cores; ++core) {
    const pid_t pid = ::fork();
    if (pid == 0) {
      for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_DFL);
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // it never outlives us
      if (::getppid() != parent) ::_exit(0);
      for (volatile unsigned long spin = 0;;) spin = spin + 1;
    }
    if (pid < 0) {
      stop();
      throw std::runtime_error("can't fork");
    }
    loops_.push_back(pid);
  }
}

BusyCores::~BusyCores() { stop(); }

void BusyCores::stop() {
  for (const pid_t pid : loops_) ::kill(pid, SIGKILL);
  for (const pid_t pid : loops_)
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) continue;
  loops_.clear();
}

}  // namespace bench
