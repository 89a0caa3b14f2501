// SPDX-License-Identifier: ISC
// strftime(3) in local time.
#include "shim/format/time_text.hpp"

#include <algorithm>

namespace shim {
namespace {

constexpr std::time_t k_day = std::time_t{24} * 3600;

std::tm local(std::time_t time) {
  std::tm parts{};
  ::localtime_r(&time, &parts);
  return parts;
}

template <std::size_t Size>
std::optional<std::string> print(const char* format, const std::tm& parts) {
  char text[Size];
  const std::size_t size = std::strftime(text, Size, format, &parts);
  return size != 0 ? std::optional(std::string(text, size)) : std::nullopt;
}

// Shorter the nearer it is (format.c, format_pretty_time).
const char* pretty_format(std::time_t time, std::time_t now) {
  const std::tm then = local(time);
  const std::tm today = local(now);
  const std::time_t age = now - time;
  if (age < k_day) return "%H:%M";
  if ((then.tm_year == today.tm_year && then.tm_mon == today.tm_mon) || age < 28 * k_day) return "%a%d";
  if ((then.tm_year == today.tm_year && then.tm_mon < today.tm_mon) ||
      (then.tm_year == today.tm_year - 1 && then.tm_mon > today.tm_mon))
    return "%d%b";
  return "%h%y";
}

}  // namespace

std::string time_text(std::time_t time, TimeStyle style, const std::string& custom) {
  const std::tm parts = local(time);
  switch (style) {
    case TimeStyle::pretty:
      return print<6>(pretty_format(time, std::max(time, std::time(nullptr))), parts).value_or("");
    case TimeStyle::custom:
      return print<512>(custom.c_str(), parts).value_or("");
    case TimeStyle::full:
      break;
  }
  return print<512>("%a %b %e %H:%M:%S %Y", parts).value_or("");
}

std::optional<std::string> expand_time(const std::string& format, std::time_t now) {
  return print<8192>(format.c_str(), local(now));
}

}  // namespace shim
