// SPDX-License-Identifier: ISC
// #{e|operator|flags|precision:left,right} (format.c, format_replace_expression).
#pragma once

#include <optional>
#include <span>
#include <string>

namespace shim {

bool is_arithmetic_operator(const std::string& text);

// `arguments`: operator, flags ("f": floating point), precision. nullopt: wrong operator, number or precision.
std::optional<std::string> calculate(std::span<const std::string> arguments, const std::string& left,
                                     const std::string& right);

}  // namespace shim
