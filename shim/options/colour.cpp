// SPDX-License-Identifier: ISC
#include "shim/options/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "shim/cli/number.hpp"
#include "shim/options/colour_names.hpp"

namespace shim {

namespace {

constexpr std::string_view k_basic[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string rgb_text(std::uint32_t rgb) { return fmt::format("#{:06x}", rgb); }

// The terminal's sixteen, by name or by SGR number: "red", "1", "brightred", "91".
std::optional<std::string> basic_colour(std::string_view name) {
  for (std::size_t i = 0; i < std::size(k_basic); ++i) {
    const std::string bright = "bright" + std::string(k_basic[i]);
    if (name == k_basic[i] || name == std::to_string(i)) return std::string(k_basic[i]);
    if (name == bright || name == std::to_string(90 + i)) return bright;
  }
  return std::nullopt;
}

std::optional<std::string> palette_colour(const std::string& number) {
  const auto index = parse_limited(number, 0, 255);
  if (!index) return std::nullopt;
  return fmt::format("colour{}", *index);
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
}

}  // namespace

// "grey", "gray50" (percent; case matters here) and X11's names.
std::optional<std::uint32_t> rgb_of_name(std::string_view text) {
  if (text.starts_with("grey") || text.starts_with("gray")) {
    if (text.size() == 4 || !is_digit(text[4])) return 0xbebebeu;
    const int percent = std::atoi(std::string(text.substr(4)).c_str());
    const double scaled = std::round(2.55 * percent);
    if (scaled < 0 || scaled > 255) return std::nullopt;  // atoi() gives -1 for what is too large
    return static_cast<std::uint32_t>(scaled) * 0x010101u;
  }
  const std::string lowered = lower(text);
  const auto* found = std::lower_bound(std::begin(k_colour_names), std::end(k_colour_names), lowered,
                                       [](const ColourName& row, std::string_view key) { return row.name < key; });
  if (found == std::end(k_colour_names) || found->name != lowered) return std::nullopt;
  return found->rgb;
}

std::optional<std::string> canonical_colour(std::string_view text) {
  const std::string lowered = lower(text);
  if (text.size() == 7 && text.front() == '#') {
    if (!is_hex(text.substr(1))) return std::nullopt;
    return lowered;
  }
  if (lowered.starts_with("colour")) return palette_colour(lowered.substr(6));
  if (lowered.starts_with("color")) return palette_colour(lowered.substr(5));
  if (lowered == "default" || lowered == "terminal") return lowered;
  if (auto basic = basic_colour(lowered)) return basic;
  const auto rgb = rgb_of_name(text);
  return rgb ? std::optional(rgb_text(*rgb)) : std::nullopt;
}

}  // namespace shim
