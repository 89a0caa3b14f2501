// SPDX-License-Identifier: ISC
// Numbers in arguments, with the texts of strtonum(3) that tmux prints: "width invalid", "too small", "too large".
#pragma once

#include <limits>
#include <string_view>

#include "state/error.hpp"

namespace shim {

inline constexpr long long k_int_max = std::numeric_limits<int>::max();

// Error invalid_argument: "<what> invalid" / "<what> too small" / "<what> too large".
state::Result<long long> parse_number(std::string_view text, long long minimum, long long maximum,
                                      std::string_view what);

}  // namespace shim
