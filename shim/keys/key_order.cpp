// SPDX-License-Identifier: ISC
// The order of tmux's key codes (tmux.h, KEYC_*; utf8.c, utf8_from_data): modifiers first, then ASCII, special keys
// with the mouse between Any and BSpace, user keys, and characters by width, length and bytes from the last.
#include "shim/keys/key_table.hpp"
#include "shim/keys/keys.hpp"
#include "shim/keys/utf8.hpp"

namespace shim {

namespace {

constexpr std::uint64_t k_special_base = 0x200000;
constexpr std::uint64_t k_mouse_base = 0x210000;
constexpr std::uint64_t k_after_mouse = 0x220000;

std::uint64_t text_order(char32_t code_point, int width) {
  std::string bytes;
  append_utf8(bytes, code_point);
  std::uint64_t order = static_cast<std::uint64_t>(width + 1) << 29 | bytes.size() << 24;
  if (bytes.size() > 3) return order | (code_point & 0xffffff);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    order |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return order;
}

}  // namespace

std::uint64_t key_order(Key key, int (*width)(char32_t)) {
  using namespace key_table;
  const auto value = static_cast<std::uint64_t>(key);
  const std::uint64_t modifiers = (value & k_modifiers) << 8;  // clear of the bits of characters
  const std::uint64_t code = value & k_code_mask;
  if ((code & k_text) != 0) {
    const auto code_point = static_cast<char32_t>(code & ~k_text);
    return modifiers | text_order(code_point, width(code_point));
  }
  if (code >= k_mouse) return modifiers | (k_mouse_base + (code - k_mouse));
  if (code >= bspace && code < k_user) return modifiers | (k_after_mouse + (code - k_special_base));
  return modifiers | code;
}

}  // namespace shim
