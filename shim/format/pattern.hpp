// SPDX-License-Identifier: ISC
// Matching and substitution of formats: fnmatch(3) and POSIX regular expressions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shim {

// flags: 'r' a regular expression, 'i' without case. A wrong expression matches nothing.
bool matches(const std::string& pattern, const std::string& text, std::string_view flags);

// Every match replaced; \0 to \9 are the groups. A wrong expression leaves the text (regsub.c).
std::string substitute(const std::string& text, const std::string& pattern, std::string_view with,
                       std::string_view flags);

// The first line that holds the text, from 1; 0: none (window.c, window_pane_search).
unsigned find_line(const std::vector<std::string>& lines, const std::string& wanted, std::string_view flags);

}  // namespace shim
