// SPDX-License-Identifier: ISC
// Numbers in arguments and options, with the complaints of strtonum(3) and of tmux's percentages. The message of an
// error is only "invalid", "too small" or "too large": the caller puts its noun before it.
#pragma once

#include <string_view>

#include "state/error.hpp"

namespace shim {

state::Result<long long> parse_number(std::string_view text, long long minimum, long long maximum);

// A number, or "N%" of `whole` with N from 0 to 100.
state::Result<long long> parse_number_or_percentage(std::string_view text, long long minimum, long long maximum,
                                                    long long whole);

}  // namespace shim
