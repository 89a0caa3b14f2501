// SPDX-License-Identifier: ISC
// Five kinds of output that programs write, as much of each as is wanted.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace bench {

// Name and text; every text ends with a whole line.
std::vector<std::pair<std::string, std::string>> sample_outputs(std::size_t bytes);

// `count` lines that fill a width of 80, plain or with colours.
std::string full_lines(unsigned count);
std::string full_coloured_lines(unsigned count);

}  // namespace bench
