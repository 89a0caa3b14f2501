// SPDX-License-Identifier: ISC
// What a value or an operand can be completed with, told by its name in the usage line.
#pragma once

#include <string_view>

#include "shim/cli/args.hpp"

namespace shim {

// "pane", "session", "buffer", "folder", ...: the kinds that the shells' completions know. Empty: nothing is offered.
std::string_view value_kind(const ArgSpec& spec, std::string_view name);

}  // namespace shim
