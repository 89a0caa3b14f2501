// SPDX-License-Identifier: ISC
// See parameter_text.hpp; input.c, input_split, has tmux's limits.
#include "shim/term/parameter_text.hpp"

#include <algorithm>
#include <charconv>
#include <climits>

namespace shim {
namespace {

constexpr std::size_t k_parameter_limit = 23;  // tmux's
constexpr std::size_t k_argument_limit = 16;   // libvterm 0.1.4 writes past its array beyond that

// False when a number is too large. INT_MAX itself is libvterm's mark for a missing argument.
bool fit_numbers(std::string& parameters) {
  char* at = parameters.data();
  char* end = at + parameters.size();
  while (at < end) {
    int value = 0;
    const auto [rest, error] = std::from_chars(at, end, value);
    if (error == std::errc::result_out_of_range) return false;
    char* next = at + (rest - at);
    if (value == INT_MAX) next[-1] = '6';
    at = next < end ? next + 1 : end;
  }
  return true;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; (end = text.find(';')) != std::string_view::npos; text.remove_prefix(end + 1))
    parts.push_back(text.substr(0, end));
  parts.push_back(text);
  return parts;
}

std::size_t count_arguments(std::string_view parameter) {
  return 1 + static_cast<std::size_t>(std::count(parameter.begin(), parameter.end(), ':'));
}

// How many parameters belong together from `at` on: 38;5;n and 38;2;r;g;b do.
std::size_t group_size(const std::vector<std::string_view>& parts, std::size_t at) {
  const std::string_view selector = parts[at];
  if (selector != "38" && selector != "48" && selector != "58") return 1;
  const std::string_view kind = at + 1 < parts.size() ? parts[at + 1] : std::string_view();
  const std::size_t wanted = kind == "2" ? 5 : kind == "5" ? 3 : 2;
  return std::min(wanted, parts.size() - at);
}

}  // namespace

std::vector<std::string> cut_parameters(std::string_view parameters) {
  std::string text(parameters);
  if (!fit_numbers(text)) return {};
  if (text.size() < k_argument_limit) return {std::move(text)};  // can't have more arguments than that
  const std::vector<std::string_view> parts = split(text);
  if (parts.size() > k_parameter_limit) return {};

  std::vector<std::string> pieces;
  std::size_t room = 0;
  for (std::size_t at = 0, size = 0; at < parts.size(); at += size) {
    size = group_size(parts, at);
    std::size_t needed = 0;
    for (std::size_t i = at; i < at + size; ++i) needed += count_arguments(parts[i]);
    if (needed > k_argument_limit) continue;  // nothing that tmux knows
    if (needed > room) {
      pieces.emplace_back();
      room = k_argument_limit;
    } else {
      pieces.back() += ';';
    }
    room -= needed;
    for (std::size_t i = at; i < at + size; ++i) {
      if (i > at) pieces.back() += ';';
      pieces.back() += parts[i];
    }
  }
  return pieces;
}

}  // namespace shim
