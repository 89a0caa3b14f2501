// SPDX-License-Identifier: ISC
// Interrupts a blocking system call of this thread (EINTR) at a moment, or after 50 ms when that is sooner, so that the
// caller can look around. By a timer signal of this thread only (timer_create(2), SIGEV_THREAD_ID); no other thread
// notices.
#pragma once

#include <chrono>
#include <ctime>

namespace state {

class WaitLimit {
 public:
  explicit WaitLimit(std::chrono::steady_clock::time_point end);
  ~WaitLimit();
  WaitLimit(const WaitLimit&) = delete;
  WaitLimit& operator=(const WaitLimit&) = delete;

  // False when the kernel gave no timer: then nothing will interrupt.
  bool armed() const { return armed_; }

 private:
  timer_t timer_{};
  bool created_ = false;
  bool armed_ = false;
};

}  // namespace state
