// SPDX-License-Identifier: ISC
// See base64.hpp.
#include "shim/term/base64.hpp"

#include <algorithm>
#include <cstdint>

namespace shim {
namespace {

constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::optional<std::string> decode_base64(std::string_view view) {
  std::string text(view);
  std::erase_if(text, is_space);
  const std::size_t digits = std::min(text.find('='), text.size());
  const std::size_t padding = text.size() - digits;
  if (text.find_first_not_of('=', digits) != std::string::npos && digits % 4 != 0) return std::nullopt;
  if (digits % 4 != 0 && padding != 4 - digits % 4) return std::nullopt;
  if (digits % 4 == 1) return std::nullopt;
  if (digits % 4 == 0 && padding > 0) return std::nullopt;

  std::string bytes;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : std::string_view(text).substr(0, digits)) {
    const std::size_t value = k_digits.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = held << 6 | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<char>(held >> bits & 0xff));
  }
  if ((held & ((1u << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

std::string encode_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    for (std::size_t i = 0; i < 4; ++i) text.push_back(i <= count ? k_digits[group >> (18 - 6 * i) & 63] : '=');
  }
  return text;
}

}  // namespace shim
