// SPDX-License-Identifier: ISC
// The kinds of output that scenarios print.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bench/scenario.hpp"

namespace bench {

// Those of sample_output.hpp, and emoji.
std::vector<std::pair<std::string, std::string>> output_kinds(std::size_t bytes);
// How much all panes print together.
std::size_t output_bytes(const Settings& settings);

}  // namespace bench
