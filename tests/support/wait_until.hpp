// SPDX-License-Identifier: ISC
// Polls a condition. The limit only decides how long a failing test takes, never whether a right program passes.
#pragma once

#include <unistd.h>

#include <chrono>

namespace support {

template <class Predicate>
bool wait_until(Predicate holds, std::chrono::milliseconds limit = std::chrono::seconds(15)) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return holds();
    ::usleep(10'000);
  }
  return true;
}

}  // namespace support
