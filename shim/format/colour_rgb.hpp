// SPDX-License-Identifier: ISC
// #{c:colour}: six hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace shim {

// Empty for what is no colour, and for default and terminal, which have no RGB.
std::string colour_rgb(std::string_view colour);

}  // namespace shim
