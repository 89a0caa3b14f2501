// SPDX-License-Identifier: ISC
// An exclusive flock(2) on a sidecar that is created once, never replaced and never unlinked. The kernel frees it on
// any death, so there is no staleness. See flock(2); a flock is inherited across fork.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "state/error.hpp"
#include "state/fd.hpp"

namespace state {

class FileLock {
 public:
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock() { release(); }

  int fd() const { return fd_.get(); }
  // Frees the lock now, even if somebody forked meanwhile. In a forked child it frees nothing.
  void release();
  // False when the file at `path` is no longer the locked one.
  bool guards(const std::string& path) const;

 private:
  friend class LockAttempt;
  FileLock(Fd fd, pid_t owner) : fd_(std::move(fd)), owner_(owner) {}
  Fd fd_;
  pid_t owner_ = 0;
};

// Who has it, from the advisory text in the file; pid 0 when unknown.
struct HeldByPeer {
  long pid = 0;
  std::string command;
  std::chrono::milliseconds held_for{0};
};

// Three outcomes, three types: a lock error is never "busy", a timeout never a licence to go on.
using LockOutcome = std::variant<FileLock, HeldByPeer, Error>;

// Waits at most `deadline` (monotonic clock) in the kernel's queue, which is fair where polling starves. Creates the
// file 0600 when missing, never follows a symlink, and takes the lock again when the file was replaced meanwhile.
// `command` is left in the file as advice for those who wait.
LockOutcome acquire_file_lock(const std::string& path, std::chrono::milliseconds deadline, std::string_view command);

// How much of the file the advice takes. What follows is the holder's to use.
inline constexpr std::size_t k_lock_advice_size = 96;

// The name the next locks of this process give as `command`, e.g. "split-window".
void set_lock_command(std::string_view command);
std::string_view lock_command();

// Sleeps a random time that grows with `round`: 0.2 to 8 ms. What everybody who must try again waits.
void back_off(int round);

}  // namespace state
