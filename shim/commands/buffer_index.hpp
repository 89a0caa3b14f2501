// SPDX-License-Identifier: ISC
// The index of paste buffers in the registry's head: names, order and the limit on automatic ones (paste.c). Pure; the
// texts are files (buffer_files.hpp), and what no longer has an entry is returned for removal after the commit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"
#include "state/model.hpp"

namespace shim {

const state::Buffer* find_buffer(const state::Head& head, std::string_view name);
const state::Buffer* newest_buffer(const state::Head& head);
std::vector<const state::Buffer*> buffers_newest_first(const state::Head& head);

struct NewBuffer {
  std::optional<std::string> name;  // none: an automatic one, bufferN
  std::string prefix = "buffer";    // of an automatic name
  std::string file;
  std::uint64_t size = 0;
  std::string sample;  // of buffer_sample
  std::int64_t created_us = 0;
};
// Adds it as the newest. A buffer of the same name is replaced; an automatic one pushes out the oldest automatic ones
// beyond `limit`. Returns the files that are to go.
std::vector<std::string> put_buffer(state::Head& head, NewBuffer added, std::int64_t limit);

// Returns the file that is to go; nullopt when there is no such buffer.
std::optional<std::string> erase_buffer(state::Head& head, std::string_view name);

// A renamed buffer is no longer automatic. Errors in tmux's words.
state::Result<void> rename_buffer(state::Head& head, std::string_view from, std::string_view to);

// The first 200 bytes with escapes for what is not printable, cut at 200 with "..." (paste_make_sample).
std::string buffer_sample(std::string_view text);

}  // namespace shim
