// SPDX-License-Identifier: ISC
#include "state/byte_text.hpp"

#include <algorithm>
#include <cstddef>

namespace state {

namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// U+F780..U+F7FF, the code points that stand for single bytes: EF 9E xx and EF 9F xx.
bool is_marker(std::string_view text, std::size_t at) {
  return text.size() - at >= 3 && byte_at(text, at) == 0xEF && (byte_at(text, at + 1) & 0xFE) == 0x9E &&
         (byte_at(text, at + 2) & 0xC0) == 0x80;
}

// Length of the valid UTF-8 sequence at `at`, 0 for none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || text.size() - at < length) return 0;
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte_at(text, at + 1) < low || byte_at(text, at + 1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  return length;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string text_of_bytes(std::string_view bytes) {
  if (is_ascii(bytes)) return std::string(bytes);
  std::string text;
  text.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = is_marker(bytes, at) ? 0 : sequence_length(bytes, at);
    if (length > 0) {
      text.append(bytes.substr(at, length));
      at += length;
      continue;
    }
    const unsigned char byte = byte_at(bytes, at++);
    text += '\xEF';
    text += static_cast<char>(0x9C + (byte >> 6));
    text += static_cast<char>(0x80 | (byte & 0x3F));
  }
  return text;
}

std::string bytes_of_text(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (!is_marker(text, at)) {
      bytes += text[at++];
      continue;
    }
    bytes += static_cast<char>(((byte_at(text, at + 1) - 0x9C) << 6) | (byte_at(text, at + 2) & 0x3F));
    at += 3;
  }
  return bytes;
}

}  // namespace state
