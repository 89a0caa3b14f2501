// SPDX-License-Identifier: ISC
#include "bench/interrupt.hpp"

#include <signal.h>

namespace bench {
namespace {

volatile sig_atomic_t g_interrupted = 0;

bool g_told = false;  // only once: what cleans up runs programs too, and timeout(1) sends its signal twice

void remember(int) { g_interrupted = 1; }

}  // namespace

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = remember;  // without SA_RESTART: what waits is woken
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

void check_interrupt() {
  if (g_interrupted == 0 || g_told) return;
  g_told = true;
  throw Interrupted();
}

}  // namespace bench
