// SPDX-License-Identifier: ISC
// Characters of the alternate character set as UTF-8 (tmux: tty-acs.c).
#pragma once

#include <string_view>

namespace shim {

// Empty: it has none.
std::string_view line_drawing_text(std::string_view character);

}  // namespace shim
