// SPDX-License-Identifier: ISC
// Numbers with strtonum(3)'s rules, which tmux's messages follow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tl/expected.hpp"

namespace shim {

// The error is "invalid", "too small" or "too large".
tl::expected<std::int64_t, std::string_view> parse_limited(const std::string& text, std::int64_t minimum,
                                                           std::int64_t maximum);

}  // namespace shim
