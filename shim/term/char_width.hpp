// SPDX-License-Identifier: ISC
// Columns a character takes, as tmux on glibc counts them.
#pragma once

namespace shim {

// 0 (combining), 1 or 2; -1 for controls, surrogates and unassigned code points, which tmux drops.
int char_width(char32_t code_point);

}  // namespace shim
