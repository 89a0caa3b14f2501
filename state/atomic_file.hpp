// SPDX-License-Identifier: ISC
// Replaces a file as a whole: readers see the old bytes or the new, never a mixture. Temp file in the same folder,
// created exclusively (0600), then rename(2). No fsync: panes die with the machine.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "state/error.hpp"
#include "state/fd.hpp"

namespace state {

Result<void> write_file_atomically(const std::string& path, std::string_view text);

// Whole file as text. not_found when it does not exist. Never follows a symlink.
Result<std::string> read_file(const std::string& path);

// A regular file, open for reading. Errors: not_found, "PATH: is a symbolic link", corrupt for a folder or a device.
Result<Fd> open_regular_file(const std::string& path);

// Writes a file that must not exist; when that fails, nothing is left behind.
Result<void> write_new_file(const std::string& path, std::string_view text);
// The pieces one after the other.
Result<void> write_new_file(const std::string& path, std::span<const std::string_view> pieces);

}  // namespace state
