// SPDX-License-Identifier: ISC
// How often a stress test repeats itself: $ROOST_ROUNDS, or a number that keeps the whole label under two minutes.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>

namespace stress {

// Runs `round(n)`; stops after the first one that fails.
template <class Round>
void for_each_round(unsigned usual, Round round) {
  const char* chosen = std::getenv("ROOST_ROUNDS");
  const unsigned rounds = chosen != nullptr ? static_cast<unsigned>(std::atoi(chosen)) : usual;
  for (unsigned n = 0; n < rounds && !testing::Test::HasFailure(); ++n) {
    SCOPED_TRACE(testing::Message() << "round " << n);
    round(n);
  }
}

}  // namespace stress
