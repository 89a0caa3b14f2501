// SPDX-License-Identifier: ISC
// What each commit leaves in the lock file, behind the advice: which document it wrote, how long the journal is, how
// far the counters are. A document that does not bear the seal was written by somebody else and is looked at as a whole
// before it is believed; and ids are not used again even when the document and the journal are both lost.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>

#include "state/registry.hpp"
#include "state/state_dir.hpp"

namespace state {

struct FileStamp {
  std::uint64_t device = 0, inode = 0, size = 0, time_ns = 0;  // zeros: there is no file
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
FileStamp stamp_of(const struct stat& info);

struct Seal {
  std::uint64_t boot = 0;  // checksum of the boot id
  std::uint64_t generation = 0, epoch = 0;
  std::uint64_t next_session = 0, next_window = 0, next_pane = 0, next_buffer = 0;
  FileStamp document;
  std::uint64_t journal_size = 0;  // 0: the journal does not end with this commit
};

// Of this boot; nullopt when there is none, or it is torn.
std::optional<Seal> read_seal(int lock_file);
std::optional<Seal> read_seal(const StateDir& dir);  // without the lock: may be older or newer than the document

// Advice to the next commit: that it could not be written costs only a snapshot.
void write_seal(int lock_file, const Seal& seal);

Seal seal_for(const Registry& registry, const FileStamp& document, std::uint64_t journal_size);

// No counter of the registry is behind the seal's afterwards.
void raise_counters(Registry& registry, const Seal& seal);

}  // namespace state
