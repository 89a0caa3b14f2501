// SPDX-License-Identifier: ISC
#include "shim/options/number.hpp"

#include <cerrno>
#include <cstdlib>

namespace shim {

tl::expected<std::int64_t, std::string_view> parse_limited(const std::string& text, std::int64_t minimum,
                                                           std::int64_t maximum) {
  char* end = nullptr;
  errno = 0;
  const long long number = std::strtoll(text.c_str(), &end, 10);
  const bool out_of_range = errno == ERANGE;
  if (end == text.c_str() || *end != '\0') return tl::unexpected(std::string_view("invalid"));
  if ((out_of_range && number < 0) || number < minimum) return tl::unexpected(std::string_view("too small"));
  if ((out_of_range && number > 0) || number > maximum) return tl::unexpected(std::string_view("too large"));
  return number;
}

}  // namespace shim
