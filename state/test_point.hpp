// SPDX-License-Identifier: ISC
// Named steps at which a test can stop or kill this very process, so that races and crashes are tested at the step and
// not by luck. Nothing is left of them in a build without ROOST_CHECKS.
#pragma once

#ifdef ROOST_CHECKS

namespace state {

// $ROOST_STOP_AT equal to `name`: SIGSTOP to ourselves; $ROOST_KILL_AT: SIGKILL. The environment is read once per
// process.
void reach_test_point(const char* name);

}  // namespace state

#define ROOST_TEST_POINT(name) ::state::reach_test_point(name)
#else
#define ROOST_TEST_POINT(name) static_cast<void>(0)
#endif
