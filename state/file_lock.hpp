// SPDX-License-Identifier: ISC
// An exclusive flock(2) on a sidecar that is created once, never replaced and never unlinked. The kernel frees it on
// any death, so there is no staleness. See flock(2); a flock is inherited across fork.
#pragma once

#include <chrono>
#include <string>
#include <variant>

#include "state/error.hpp"
#include "state/fd.hpp"

namespace state {

class FileLock {
 public:
  FileLock(FileLock&&) noexcept = default;
  FileLock& operator=(FileLock&&) noexcept = default;
  int fd() const { return fd_.get(); }

 private:
  friend class FileLockAccess;
  explicit FileLock(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

// Who has it, from the advisory text in the file; pid 0 when unknown.
struct HeldByPeer {
  long pid = 0;
  std::string command;
  std::chrono::milliseconds held_for{0};
};

// Three outcomes, three types: a lock error is never "busy", a timeout never a licence to go on.
using LockOutcome = std::variant<FileLock, HeldByPeer, Error>;

// Waits at most `deadline` (monotonic clock) with LOCK_NB and jittered back-off. Creates the file 0600 when missing,
// never follows a symlink, and takes the lock again when the file was replaced meanwhile.
// `command` is left in the file as advice for those who wait.
LockOutcome acquire_file_lock(const std::string& path, std::chrono::milliseconds deadline, std::string_view command);

// The name the next locks of this process give as `command`, e.g. "split-window".
void set_lock_command(std::string_view command);
std::string_view lock_command();

}  // namespace state
