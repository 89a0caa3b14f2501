// SPDX-License-Identifier: ISC
#include "shim/commands/numbers.hpp"

#include <fmt/core.h>

#include "shim/cli/number.hpp"

namespace shim {

state::Result<long long> parse_number(std::string_view text, long long minimum, long long maximum,
                                      std::string_view what) {
  const auto value = parse_limited(text, minimum, maximum);
  if (!value) {
    return state::fail(state::ErrorCode::invalid_argument, fmt::format("{} {}", what, value.error()));
  }
  return *value;
}

}  // namespace shim
