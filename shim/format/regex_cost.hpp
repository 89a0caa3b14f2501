// SPDX-License-Identifier: ISC
// How much regcomp(3) makes of an expression. glibc writes out what is repeated: "x+" is "xx*" to it and "x{9}" nine
// of x, so "x++++++" doubles with each sign, and some bytes can want all memory of a machine.
#pragma once

#include <cstddef>
#include <string_view>

namespace shim {

// About as many nodes as the compiled extended expression has (regex(7)); k_regex_too_costly at most.
inline constexpr std::size_t k_regex_too_costly = 4'000;
std::size_t regex_cost(std::string_view expression);

}  // namespace shim
