// SPDX-License-Identifier: ISC
// See utf8.hpp.
#include "shim/keys/utf8.hpp"

namespace shim {

std::optional<char32_t> decode_utf8(std::string_view sequence) {
  if (sequence.empty()) return std::nullopt;
  const auto lead = static_cast<unsigned char>(sequence[0]);
  const unsigned length = utf8_length(lead);
  if (length == 0 || sequence.size() != length) return std::nullopt;
  auto code_point = static_cast<char32_t>(lead & (0x7fu >> length));
  for (const char c : sequence.substr(1)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0u) != 0x80u) return std::nullopt;
    code_point = code_point << 6 | (byte & 0x3fu);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xd800 && code_point < 0xe000;
  if (overlong || surrogate || code_point > 0x10ffff) return std::nullopt;
  return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xc0 | code_point >> 6);
    put(0x80 | (code_point & 0x3f));
  } else if (code_point < 0x10000) {
    put(0xe0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3f));
    put(0x80 | (code_point & 0x3f));
  } else {
    put(0xf0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3f));
    put(0x80 | (code_point >> 6 & 0x3f));
    put(0x80 | (code_point & 0x3f));
  }
}

}  // namespace shim
