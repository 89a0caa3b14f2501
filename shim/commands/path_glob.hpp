// SPDX-License-Identifier: ISC
// Files that match a shell pattern. Not glob(3), which drags name services into a static program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shim {

// `pattern` is an absolute path, each component a pattern of fnmatch(3); sorted. Names that begin with a dot match only
// a pattern that does.
std::vector<std::string> matching_files(std::string_view pattern);

// With every character that means something in a pattern quoted.
std::string quote_pattern(std::string_view path);

}  // namespace shim
