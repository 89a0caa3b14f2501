// SPDX-License-Identifier: ISC
// strtonum(3) for string views.
#include "shim/layout/number.hpp"

#include <charconv>

namespace shim {

namespace {

tl::unexpected<state::Error> complain(std::string_view what) {
  return state::fail(state::ErrorCode::invalid_argument, std::string(what));
}

state::Result<long long> in_range(long long value, long long minimum, long long maximum) {
  if (value < minimum) return complain("too small");
  if (value > maximum) return complain("too large");
  return value;
}

}  // namespace

state::Result<long long> parse_number(std::string_view text, long long minimum, long long maximum) {
  const std::size_t start = text.find_first_not_of(" \t\n\v\f\r");
  if (start == std::string_view::npos) return complain("invalid");
  std::string_view digits = text.substr(start);
  if (digits.starts_with('+') && !digits.starts_with("+-")) digits.remove_prefix(1);
  long long value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (error == std::errc::invalid_argument || stop != end) return complain("invalid");
  if (error == std::errc::result_out_of_range) return complain(digits[0] == '-' ? "too small" : "too large");
  return in_range(value, minimum, maximum);
}

state::Result<long long> parse_number_or_percentage(std::string_view text, long long minimum, long long maximum,
                                                    long long whole) {
  if (!text.ends_with('%')) return parse_number(text, minimum, maximum);
  auto percent = parse_number(text.substr(0, text.size() - 1), 0, 100);
  if (!percent) return percent;
  return in_range(whole * *percent / 100, minimum, maximum);
}

}  // namespace shim
