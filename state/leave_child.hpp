// SPDX-License-Identifier: ISC
// How a process ends that was forked and executed nothing: what its parent registered for its exit is not run.
#pragma once

#include <unistd.h>

#ifdef ROOST_ASAN
#include <sanitizer/lsan_interface.h>
#endif

namespace state {

// _exit() skips the search for leaks too, and a host is what lives for days.
[[noreturn]] inline void leave_child(int status) {
#ifdef ROOST_ASAN
  __lsan_do_leak_check();
#endif
  ::_exit(status);
}

}  // namespace state
