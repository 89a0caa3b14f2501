// SPDX-License-Identifier: ISC
// The only way to change a registry. RAII guard: takes the exclusive flock, loads, lets the caller modify, and
// commit() writes a temp file and renames it over the document while the lock is still held. Dropped without
// commit(), it changes nothing and the lock is free.
//
// Lock discipline (docs/locking.md has the nine rules): nothing slow while a guard is alive: no fork, exec, socket I/O
// or waiting. assert_no_lock_held() enforces it at the entry points of those in checked builds.
// A guard belongs to one thread; different threads and processes may each open their own.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "state/error.hpp"
#include "state/fd.hpp"
#include "state/file_lock.hpp"
#include "state/registry.hpp"
#include "state/seal.hpp"
#include "state/state_dir.hpp"

namespace state {

inline constexpr std::chrono::milliseconds k_lock_deadline{5000};

class LockedRegistry {
 public:
  // Bootstraps a missing folder, lock and document; starts afresh on a document of an earlier boot.
  // Errors: busy ("registry busy (held by ...)": one holder has it for a whole deadline, or six have passed), corrupt,
  // unsupported, io. A document that is gone although a universe was here is corrupt too: state/recovery.hpp makes it
  // again.
  static Result<LockedRegistry> open(const StateDir& dir, std::chrono::milliseconds deadline = k_lock_deadline);

  // For a rebuild: where open() finds the document corrupt or gone, this one sets it aside and takes what the journal
  // and the seal know.
  static Result<LockedRegistry> open_lost(const StateDir& dir, std::chrono::milliseconds deadline = k_lock_deadline);
  bool rebuilt() const { return rebuilt_; }

  LockedRegistry(LockedRegistry&&) noexcept;
  LockedRegistry& operator=(LockedRegistry&&) = delete;
  ~LockedRegistry();

  Registry& registry() { return registry_; }
  const Registry& registry() const { return registry_; }

  // Bumps the generation, checks that nobody outside the protocol replaced the document since it was read (else
  // conflict: run the transaction again), writes, renames, releases the lock. The guard is spent.
  Result<void> commit() &&;
  // The same, and returns the document that was committed.
  Result<Registry> commit_and_keep() &&;

 private:
  // What the document was when it was read: a commit replaces that and nothing else.
  struct Origin {
    Fd file;                 // kept open, so that its inode number can't be given to another file
    FileStamp stamp;         // zeros: it did not exist
    std::string first_line;  // has the generation
  };
  // Counts this thread's guards.
  class Mark {
   public:
    Mark();
    Mark(Mark&& other) noexcept;
    Mark& operator=(Mark&&) = delete;
    ~Mark();

   private:
    bool counted_ = true;
  };

  LockedRegistry(StateDir dir, FileLock lock);
  enum class WhenLost { refuse, recover };
  static Result<LockedRegistry> open(const StateDir& dir, std::chrono::milliseconds deadline, WhenLost when_lost);
  Result<void> load(WhenLost when_lost);
  Result<bool> read_document();
  Result<void> examine();
  Result<void> take_journal();
  Result<Origin> read_origin(DocumentText& text) const;
  Result<void> check_origin(const std::string& file) const;
  Result<void> replace_document(const std::string& temp, const std::string& path) const;
  Result<void> write_document(const TextPieces& document);
  void leave_records(const WrittenDocument& written);

  StateDir dir_;
  FileLock lock_;
  Mark mark_;
  Origin origin_;
  std::optional<Seal> seal_;  // of the last commit, as far as it is known
  bool bears_seal_ = false;   // the document is the one of that commit, and the journal ends with it
  bool rebuilt_ = false;
  Registry registry_;
};

// Runs `body` in a transaction: open, body, commit; again on a conflict, with a bounded, jittered budget.
// When body returns an error nothing is written and the error is returned.
Result<void> transact(const StateDir& dir, const std::function<Result<void>(Registry&)>& body);
// The same, and returns the document that was committed.
Result<Registry> transact_and_keep(const StateDir& dir, const std::function<Result<void>(Registry&)>& body);

// Lock-free snapshot: one whole consistent document. not_found when there is none or it is of an earlier boot.
Result<Registry> read_registry(const StateDir& dir);

// The counters and flags alone, off the first line, without a lock. Any error, also for a first line of more than 4096
// bytes, says no more than that read_registry must be asked.
Result<Head> read_counters(const StateDir& dir);

// True while this thread holds a guard. In checked builds assert_no_lock_held aborts with `what` when it does.
bool lock_held();
void assert_no_lock_held(const char* what);

// In a forked child: closes the inherited lock descriptors at once (close-on-exec does nothing on fork).
void close_locks_in_child();

}  // namespace state
