// SPDX-License-Identifier: ISC
// UTF-8 as tmux accepts it (utf8.c): shortest form, no surrogates, at most U+10FFFF.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shim {

// Bytes of the sequence that `lead` opens: 2 to 4, or 0 when it can't open one.
constexpr unsigned utf8_length(unsigned char lead) {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

// The code point of exactly one multi-byte sequence.
std::optional<char32_t> decode_utf8(std::string_view sequence);
void append_utf8(std::string& out, char32_t code_point);

}  // namespace shim
