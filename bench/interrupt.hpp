// SPDX-License-Identifier: ISC
// Ctrl-C and kill(1) end a run through its destructors, so that no server and no host is left behind.
#pragma once

#include <stdexcept>

namespace bench {

struct Interrupted : std::runtime_error {
  Interrupted() : std::runtime_error("interrupted") {}
};

void catch_interrupts();
// Throws Interrupted once a signal has come.
void check_interrupt();

}  // namespace bench
