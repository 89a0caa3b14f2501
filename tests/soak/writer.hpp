// SPDX-License-Identifier: ISC
// One of the processes that run random commands until the time is over, and now and then kill their own call.
#pragma once

#include "tests/soak/command_mix.hpp"

namespace soak {

void run_writer(const Plan& plan, const CommandMix& mix, Figures& figures, unsigned number, int events,
                std::int64_t until_ms);

}  // namespace soak
