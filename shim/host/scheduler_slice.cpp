// SPDX-License-Identifier: ISC
#include "shim/host/scheduler_slice.hpp"

#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace shim {
namespace {

// sched_setattr(2); the C library has no wrapper.
struct SchedAttr {
  std::uint32_t size, policy;
  std::uint64_t flags;
  std::int32_t nice;
  std::uint32_t priority;
  std::uint64_t runtime, deadline, period;
};

constexpr std::uint64_t k_short_slice_ns = 100'000;

// Read first: setting also sets the nice value, and another policy than SCHED_OTHER is the user's choice.
void set_slice(std::uint64_t runtime) {
  SchedAttr attr{};
  if (::syscall(SYS_sched_getattr, 0, &attr, sizeof attr, 0) != 0 || attr.policy != SCHED_OTHER) return;
  attr.size = sizeof attr;
  attr.runtime = runtime;
  ::syscall(SYS_sched_setattr, 0, &attr, 0);
}

}  // namespace

void shorten_scheduler_slice() { set_slice(k_short_slice_ns); }
void restore_scheduler_slice() { set_slice(0); }

}  // namespace shim
