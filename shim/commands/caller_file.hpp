// SPDX-License-Identifier: ISC
// Files that a command reads or writes for its caller: "-" is stdin or stdout, other paths are relative to the caller's
// folder (tmux: file.c). Errors read "PATH: No such file or directory", with the whole path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shim/commands/context.hpp"

namespace shim {

std::string caller_path(const Context& context, std::string_view path);

// What can be opened but not read, such as a folder, has no text.
state::Result<std::string> read_caller_file(const Context& context, std::string_view path);

enum class WriteMode : std::uint8_t { replace, append };
state::Result<void> write_caller_file(Context& context, std::string_view path, WriteMode mode, std::string_view text);

}  // namespace shim
