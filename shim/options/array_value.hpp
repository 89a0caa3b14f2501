// SPDX-License-Identifier: ISC
// Array options: one item, or the whole from a separated list (options.c, options_array_set and options_array_assign).
#pragma once

#include "shim/options/set_value.hpp"

namespace shim {

// Gives the level an array of its own: the defaults at a global level, else empty. Nothing when it has one.
void take_array(const OptionLevel& level, const OptionSpec& spec);

state::Result<void> set_array_value(const OptionLevel& level, const OptionName& option, const OptionChange& change);

}  // namespace shim
