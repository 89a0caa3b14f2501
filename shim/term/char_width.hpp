// SPDX-License-Identifier: ISC
// Columns a character takes, as tmux on glibc counts them.
#pragma once

namespace shim {

// 0 (combining), 1 or 2; -1 for controls, surrogates and unassigned code points, which tmux drops.
int char_width(char32_t code_point);

// Most of what is wide: Han, Hangul, kana. Told by ranges, because such text comes in masses.
constexpr bool is_common_wide(char32_t code_point) {
  const auto within = [code_point](char32_t first, char32_t last) { return code_point - first <= last - first; };
  return within(0x4e00, 0x9fff) || within(0x3041, 0x3096) || within(0x30a1, 0x30fa) || within(0x3001, 0x3029) ||
         within(0xac00, 0xd7a3) || within(0xff01, 0xff60);
}

}  // namespace shim
