// SPDX-License-Identifier: ISC
// utf8proc's widths, corrected where glibc's wcwidth(3), which Debian's tmux uses, differs.
#include "shim/term/char_width.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace shim {
namespace {

constexpr bool within(char32_t code_point, char32_t first, char32_t last) {
  return code_point >= first && code_point <= last;
}

}  // namespace

int char_width(char32_t code_point) {
  if (code_point < 0x20 || within(code_point, 0x7f, 0x9f)) return -1;
  if (code_point < 0x300 && code_point != 0xad) return 1;
  if (is_common_wide(code_point)) return 2;
  const auto value = static_cast<utf8proc_int32_t>(code_point);
  if (within(code_point, 0x1160, 0x11ff) || within(code_point, 0xd7b0, 0xd7fb)) return 0;  // Hangul vowels and finals
  if (within(code_point, 0x3248, 0x324f) || within(code_point, 0x4dc0, 0x4dff)) return 2;
  switch (utf8proc_category(value)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return -1;
    case UTF8PROC_CATEGORY_CO:
      return 1;
    case UTF8PROC_CATEGORY_MC:
      return std::max(1, utf8proc_charwidth(value));
    case UTF8PROC_CATEGORY_CF:
      if (within(code_point, 0x600, 0x605) || code_point == 0x6dd || code_point == 0x70f || code_point == 0x8e2 ||
          within(code_point, 0x890, 0x891) || code_point == 0x110bd || code_point == 0x110cd)
        return 1;
      break;
    default:
      break;
  }
  return utf8proc_charwidth(value);
}

}  // namespace shim
