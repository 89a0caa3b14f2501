// SPDX-License-Identifier: ISC
// Named steps at which a test can stop or kill this very process, so that races and crashes are tested at the step and
// not by luck. Nothing is left of them in a build without ROOST_CHECKS. All the names are in
// state/test_point_names.hpp.
#pragma once

#ifdef ROOST_CHECKS

#include "state/test_point_names.hpp"

namespace state {

// $ROOST_STOP_AT names this step: SIGSTOP to ourselves; $ROOST_KILL_AT: SIGKILL. The name may be narrowed to one kind
// of process and one of several passes: "host:registry.locked@2". The environment is read once per process; a value
// that begins with "/" names a file that is read at every step, so that processes which run already can be told. The
// step is noted in $ROOST_TRACE, and lets rules of the fault plan begin (state/fault_plan.hpp).
void reach_test_point(const char* name);

}  // namespace state

#define ROOST_TEST_POINT(name)                                                                 \
  do {                                                                                         \
    static_assert(::state::is_test_point(name), "add the name to state/test_point_names.hpp"); \
    ::state::reach_test_point(name);                                                           \
  } while (false)
#else
#define ROOST_TEST_POINT(name) static_cast<void>(0)
#endif
