// SPDX-License-Identifier: ISC
#include "shim/commands/numbers.hpp"

#include <fmt/core.h>

#include <charconv>

namespace shim {

state::Result<long long> parse_number(std::string_view text, long long minimum, long long maximum,
                                      std::string_view what) {
  const auto bad = [&](std::string_view why) {
    return state::fail(state::ErrorCode::invalid_argument, fmt::format("{} {}", what, why));
  };
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (text.starts_with('+')) text.remove_prefix(1);
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return bad(negative ? "too small" : "too large");
  if (error != std::errc{} || end != text.data() + text.size()) return bad("invalid");
  if (value < minimum) return bad("too small");
  if (value > maximum) return bad("too large");
  return value;
}

}  // namespace shim
