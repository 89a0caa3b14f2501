// SPDX-License-Identifier: ISC
#include "shim/host/guarded_mapping.hpp"

#include <signal.h>
#include <sys/mman.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

#include "state/sys_calls.hpp"

namespace shim {
namespace {

constexpr std::uintptr_t k_page = 4096;

// Read by the handler.
struct Guarded {
  std::atomic<std::uintptr_t> begin{0}, end{0};
};
Guarded g_guarded[k_most_guarded];

bool is_guarded(std::uintptr_t at) {
  for (const Guarded& range : g_guarded)
    if (at >= range.begin && at < range.end) return true;
  return false;
}

void replace_page(int, siginfo_t* info, void*) {
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr) & ~(k_page - 1);
  auto* const page = reinterpret_cast<void*>(at);  // NOLINT(performance-no-int-to-ptr): the kernel gives a number
  constexpr int k_how = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
  if (is_guarded(at) && ::mmap(page, k_page, PROT_READ | PROT_WRITE, k_how, -1, 0) == page) return;
  ::signal(SIGBUS, SIG_DFL);  // and again, without us
}

}  // namespace

void* map_guarded(int fd, std::size_t size, off_t offset) {
  Guarded* free = nullptr;
  bool first = true;
  for (Guarded& range : g_guarded) {
    if (range.end == 0) free = &range;
    first = first && range.end == 0;
  }
  if (free == nullptr) {
    errno = ENOMEM;
    return MAP_FAILED;
  }
  if (first) {
    struct sigaction action {};
    action.sa_sigaction = replace_page;
    action.sa_flags = SA_SIGINFO;
    ::sigaction(SIGBUS, &action, nullptr);  // can't fail
  }
  void* const mapping = state::sys::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, offset);
  if (mapping == MAP_FAILED) return mapping;
  free->begin = reinterpret_cast<std::uintptr_t>(mapping);
  free->end = free->begin + size;
  return mapping;
}

void unmap_guarded(void* mapping, std::size_t size) {
  for (Guarded& range : g_guarded)
    if (range.begin == reinterpret_cast<std::uintptr_t>(mapping)) range.end = 0;
  ::munmap(mapping, size);
}

}  // namespace shim
