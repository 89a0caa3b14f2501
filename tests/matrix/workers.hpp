// SPDX-License-Identifier: ISC
// Runs numbered jobs in forked processes, some at a time, and collects what each says.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace matrix {

// The texts in the order of the jobs; empty: the process died.
std::vector<std::string> run_in_workers(std::size_t jobs, unsigned at_a_time,
                                        const std::function<std::string(std::size_t)>& work);

}  // namespace matrix
