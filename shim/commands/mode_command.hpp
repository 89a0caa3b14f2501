// SPDX-License-Identifier: ISC
// Commands that put a pane into a mode.
#pragma once

#include <string_view>

#include "shim/commands/context.hpp"

namespace shim {

// -t names the pane; with -Z a mode that shows a list zooms it.
state::Result<void> enter_target_mode(Context& context, const Args& args, std::string_view mode);

}  // namespace shim
