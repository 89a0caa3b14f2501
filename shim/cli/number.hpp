// SPDX-License-Identifier: ISC
// Numbers with the rules and the complaints of strtonum(3), which tmux's messages follow. Header only, so that the
// layers which read numbers need not link the parser.
#pragma once

#include <algorithm>
#include <charconv>
#include <string_view>

#include "tl/expected.hpp"

namespace shim {

// The error is "invalid", "too small" or "too large".
inline tl::expected<long long, std::string_view> parse_limited(std::string_view text, long long minimum,
                                                               long long maximum) {
  const auto complain = [](std::string_view what) { return tl::unexpected(what); };
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size()));
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  long long value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc::invalid_argument || stop != end) return complain("invalid");
  if (error == std::errc::result_out_of_range) return complain(text[0] == '-' ? "too small" : "too large");
  if (value < minimum) return complain("too small");
  if (value > maximum) return complain("too large");
  return value;
}

}  // namespace shim
