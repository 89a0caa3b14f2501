// SPDX-License-Identifier: ISC
// Checks and cuts the parameters of a CSI sequence, so that libvterm's fixed array of arguments holds them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shim {

// A text this short holds neither too many arguments nor too large a number.
inline constexpr std::size_t k_harmless_parameters = 9;

// Texts to use as parameters, one sequence each; usually one. Lists (SGR, modes) act item by item, so that cutting one
// does not change what it does. None for what tmux ignores: numbers beyond INT_MAX, more than 23 parameters.
std::vector<std::string> cut_parameters(std::string_view parameters);

}  // namespace shim
