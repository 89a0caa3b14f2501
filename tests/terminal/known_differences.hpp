// SPDX-License-Identifier: ISC
// The cases that may differ, each with its reason: lines of "topic/case: reason".
#pragma once

#include <map>
#include <string>

namespace parity {

using KnownDifferences = std::map<std::string, std::string>;

// Returns an error message, or nothing.
std::string read_differences(const std::string& path, KnownDifferences& differences);

}  // namespace parity
