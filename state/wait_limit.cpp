// SPDX-License-Identifier: ISC
#include "state/wait_limit.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>

namespace state {

namespace {

using std::chrono::duration_cast;
using std::chrono::nanoseconds;

constexpr std::chrono::milliseconds k_look_around{50};

void do_nothing(int) {}

int limit_signal() { return SIGRTMIN + 5; }

// Without SA_RESTART: the interruption is the point. Set each time, since a forked host resets its signals.
bool accept_signal() {
  struct sigaction action {};
  action.sa_handler = do_nothing;
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, limit_signal());
  return ::sigaction(limit_signal(), &action, nullptr) == 0 && ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr) == 0;
}

timespec to_timespec(nanoseconds time) {
  return {.tv_sec = time.count() / 1'000'000'000, .tv_nsec = time.count() % 1'000'000'000};
}

}  // namespace

WaitLimit::WaitLimit(std::chrono::steady_clock::time_point end) {
  sigevent event{};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = limit_signal();
  event._sigev_un._tid = ::gettid();
  created_ = accept_signal() && ::timer_create(CLOCK_MONOTONIC, &event, &timer_) == 0;
  if (!created_) return;
  // The interval also covers a signal that comes before the call it was to interrupt.
  const auto left = duration_cast<nanoseconds>(end - std::chrono::steady_clock::now());
  itimerspec when{};
  when.it_value = to_timespec(std::clamp(left, nanoseconds(1), nanoseconds(k_look_around)));
  when.it_interval = to_timespec(k_look_around / 10);
  armed_ = ::timer_settime(timer_, 0, &when, nullptr) == 0;
}

WaitLimit::~WaitLimit() {
  if (created_) ::timer_delete(timer_);
}

}  // namespace state
