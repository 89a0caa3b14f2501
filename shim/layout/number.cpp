// SPDX-License-Identifier: ISC
#include "shim/layout/number.hpp"

#include "shim/cli/number.hpp"

namespace shim {

state::Result<long long> parse_number(std::string_view text, long long minimum, long long maximum) {
  const auto value = parse_limited(text, minimum, maximum);
  if (!value) return state::fail(state::ErrorCode::invalid_argument, std::string(value.error()));
  return *value;
}

state::Result<long long> parse_number_or_percentage(std::string_view text, long long minimum, long long maximum,
                                                    long long whole) {
  if (!text.ends_with('%')) return parse_number(text, minimum, maximum);
  auto percent = parse_number(text.substr(0, text.size() - 1), 0, 100);
  if (!percent) return percent;
  const long long share = whole * *percent / 100;
  if (share < minimum) return state::fail(state::ErrorCode::invalid_argument, "too small");
  if (share > maximum) return state::fail(state::ErrorCode::invalid_argument, "too large");
  return share;
}

}  // namespace shim
