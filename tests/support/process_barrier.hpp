// SPDX-License-Identifier: ISC
// Runs a function in many processes that all wait for each other first, so that a race really happens.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace support {

// Forks `count` workers; each waits at a barrier until all are there, then runs `work(index)` and hands its text back.
// The results are in the order of the workers; a worker that dies or exceeds its time yields "worker died".
std::vector<std::string> run_at_barrier(unsigned count, const std::function<std::string(unsigned index)>& work);

}  // namespace support
