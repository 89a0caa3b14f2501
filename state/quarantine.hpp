// SPDX-License-Identifier: ISC
// Where a file that can't be trusted goes: beside its place, under a name that says when. The newest few are kept.
#pragma once

#include <string>

#include "state/error.hpp"

namespace state {

inline constexpr std::size_t k_kept_bad_files = 5;

// Renames PATH (a file, or whatever stands there) to "PATH.bad-20261121T064503Z", or "...Z-2" and so on: never over an
// earlier one. Returns the new path.
Result<std::string> set_aside(const std::string& path);

// Removes all but the newest of what was set aside. May be slow: not under the lock.
void trim_set_aside(const std::string& path);

}  // namespace state
