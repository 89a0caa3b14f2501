// SPDX-License-Identifier: ISC
// A short scheduler slice for the few hops between a shim's start and the start of the pane's program: on saturated
// cores it almost halves the time of a spawn (Linux 6.12 or newer; elsewhere nothing happens). It is inherited, so it
// must be taken back before the program is executed.
#pragma once

namespace shim {

void shorten_scheduler_slice();
void restore_scheduler_slice();

}  // namespace shim
