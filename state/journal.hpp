// SPDX-License-Identifier: ISC
// The second, independent record of what was committed: a snapshot of the document and, appended to it, what each later
// commit changed. From it a lost or corrupt document is made again as it was. Written under the lock, right after the
// rename; a failure to write it is no failure of the commit, the next one writes a snapshot then.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "state/error.hpp"
#include "state/registry.hpp"

namespace state {

// Appends what changed when the journal is `known_size` bytes long (its end is the commit before), else replaces it by
// a snapshot; so it does when the journal has become long. Returns its size, 0 when nothing could be written.
std::uint64_t write_journal(const std::string& path, std::uint64_t known_size, std::uint64_t generation,
                            const WrittenDocument& written);

// The document as of the last entry that is whole. Errors: not_found, corrupt (no whole snapshot), io.
Result<std::string> replay_journal(const std::string& path);

}  // namespace state
