// SPDX-License-Identifier: ISC
#include "state/held_locks.hpp"

#include <unistd.h>

#include <array>
#include <atomic>

namespace state::held_locks {

namespace {

constexpr int k_capacity = 64;
// Descriptor + 1, so that the table of zeros is empty without an initialiser.
std::array<std::atomic<int>, k_capacity> g_table;

}  // namespace

bool add(int fd) {
  for (auto& place : g_table) {
    int free = 0;
    if (place.compare_exchange_strong(free, fd + 1)) return true;
  }
  return false;
}

bool remove(int fd) {
  for (auto& place : g_table) {
    int expected = fd + 1;
    if (place.compare_exchange_strong(expected, 0)) return true;
  }
  return false;
}

void close_all() {
  for (auto& place : g_table) {
    const int entry = place.exchange(0);
    if (entry != 0) ::close(entry - 1);
  }
}

}  // namespace state::held_locks
