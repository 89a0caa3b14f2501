// SPDX-License-Identifier: ISC
// Paste buffers as the commands use them: index and texts together.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shim/commands/context.hpp"

namespace shim {

// A named buffer is replaced; without a name an automatic one is added. No text: nothing happens. Error
// "empty buffer name".
state::Result<void> set_buffer(Context& context, std::optional<std::string_view> name, std::string_view text);

// An automatic buffer whose name begins so; empty: as without one.
state::Result<void> add_buffer(Context& context, std::string_view prefix, std::string_view text);

// Adds to the end of a named buffer, or makes it. Appends of several processes are all kept.
state::Result<void> append_to_buffer(Context& context, std::string_view name, std::string_view text);

struct BufferCopy {
  std::string name;
  std::string file;  // tells whether the buffer is still the same
  std::string text;
};
// The named buffer or the newest. Errors: "no buffer NAME", "no buffers".
state::Result<BufferCopy> read_buffer(const Context& context, std::optional<std::string_view> name);

// paste-buffer -d: deletes what was read, unless somebody replaced it meanwhile.
state::Result<void> delete_copied(Context& context, const BufferCopy& copy);

// Removes the texts that no entry names: what a killed writer or an ended universe left.
void sweep_buffers(const state::StateDir& dir);

}  // namespace shim
