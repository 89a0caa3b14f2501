// SPDX-License-Identifier: ISC
// The text of a terminal as it is now, for copy mode.
#pragma once

#include "shim/copy/copy_text.hpp"

namespace shim {

class Screen;

CopyText copy_text_of(const Screen& screen);

}  // namespace shim
