// SPDX-License-Identifier: ISC
#include "state/locked_registry.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "state/atomic_file.hpp"
#include "state/held_locks.hpp"
#include "state/journal.hpp"
#include "state/quarantine.hpp"
#include "state/recovery.hpp"
#include "state/registry_errors.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace state {

namespace {

constexpr int k_tries = 16;
constexpr int k_most_waits = 6;  // for the lock, a deadline each, while it changes hands

thread_local int t_guards = 0;

std::string busy_text(const HeldByPeer& peer) {
  if (peer.pid == 0) return "registry busy";
  const auto tenths = peer.held_for.count() / 100;
  return "registry busy (held by pid " + std::to_string(peer.pid) + " " + peer.command + " for " +
         std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "s)";
}

Result<FileLock> lock_folder(const StateDir& dir, std::chrono::milliseconds deadline) {
#ifdef ROOST_CHECKS
  // Tests of many stopped holders can't wait as long for each.
  if (const char* limit = std::getenv("ROOST_LOCK_WAIT_MS")) deadline = std::chrono::milliseconds(std::atoi(limit));
#endif
  for (int waits = 1;; ++waits) {
    auto outcome = acquire_file_lock(dir.lock_path(), deadline, lock_command());
    if (auto* lock = std::get_if<FileLock>(&outcome)) return std::move(*lock);
    const auto* peer = std::get_if<HeldByPeer>(&outcome);
    if (peer == nullptr) return tl::unexpected(std::get<Error>(std::move(outcome)));
    // A holder who came after us: many are waiting, and nobody stands still.
    const bool queue_moves = peer->pid != 0 && peer->held_for < deadline;
    if (!queue_moves || waits == k_most_waits) return fail(ErrorCode::busy, busy_text(*peer));
  }
}

}  // namespace

LockedRegistry::Mark::Mark() { ++t_guards; }
LockedRegistry::Mark::Mark(Mark&& other) noexcept : counted_(std::exchange(other.counted_, false)) {}
LockedRegistry::Mark::~Mark() {
  if (counted_ && t_guards > 0) --t_guards;
}

LockedRegistry::LockedRegistry(StateDir dir, FileLock lock)
    : dir_(std::move(dir)), lock_(std::move(lock)), registry_(Registry::fresh({})) {}
LockedRegistry::LockedRegistry(LockedRegistry&&) noexcept = default;
LockedRegistry::~LockedRegistry() = default;

Result<LockedRegistry> LockedRegistry::open(const StateDir& dir, std::chrono::milliseconds deadline) {
  return open(dir, deadline, WhenLost::refuse);
}

Result<LockedRegistry> LockedRegistry::open_lost(const StateDir& dir, std::chrono::milliseconds deadline) {
  return open(dir, deadline, WhenLost::recover);
}

Result<LockedRegistry> LockedRegistry::open(const StateDir& dir, std::chrono::milliseconds deadline,
                                            WhenLost when_lost) {
  for (int round = 0;; ++round) {
    if (auto checked = dir.check(); !checked) {
      if (checked.error().code != ErrorCode::not_found) return tl::unexpected(checked.error());
      ROOST_TRY(dir.create());
    }
    auto lock = lock_folder(dir, deadline);
    if (lock) {
      ROOST_TEST_POINT("registry.locked");
      LockedRegistry guard(dir, *std::move(lock));
      ROOST_TRY(guard.load(when_lost));
      return guard;
    }
    // The folder was removed between the two steps: make it again.
    if (lock.error().sys_errno != ENOENT || round == 2) return tl::unexpected(lock.error());
  }
}

Result<void> LockedRegistry::load(WhenLost when_lost) {
  seal_ = read_seal(lock_.fd());
  auto found = read_document();
  if (found && !*found && !has_traces(dir_)) {
    // A first command that was killed may have left the folder unfinished.
    registry_ = Registry::fresh(current_boot_id());
    return dir_.create();
  }
  if (found && *found) return {};
  if (when_lost == WhenLost::refuse)
    return found ? missing_registry(dir_.registry_path()) : tl::unexpected(found.error());
  if (!found && found.error().code != ErrorCode::corrupt) return tl::unexpected(found.error());
  if (!found) ROOST_TRY(set_aside(dir_.registry_path()));
  ROOST_TEST_POINT("rebuild.set_aside");
  return take_journal();
}

// False: there is none.
Result<bool> LockedRegistry::read_document() {
  const std::string path = dir_.registry_path();
  DocumentText text;
  auto origin = read_origin(text);
  if (!origin) return tl::unexpected(naming_registry(path, origin.error()));
  if (!origin->file) return false;
  origin->first_line = text.view().substr(0, text.view().find('\n') + 1);
  auto registry = Registry::parse(std::move(text));
  if (!registry) return tl::unexpected(naming_registry(path, registry.error()));
  ROOST_TEST_POINT("registry.loaded");
  origin_ = *std::move(origin);
  registry_ = *std::move(registry);
  if (of_earlier_boot(registry_)) {
    if (seal_) {
      origin_ = {};
      return falsely_old(path);
    }
    registry_ = Registry::fresh(current_boot_id());
  } else if (auto sound = examine(); !sound) {
    origin_ = {};
    return tl::unexpected(naming_registry(path, sound.error()));
  }
  return true;
}

// A document without the seal of the last commit was written by somebody else, or by a commit that was killed before
// it could seal. Good enough to parse is not enough then, and its counters may be old.
Result<void> LockedRegistry::examine() {
  bears_seal_ = seal_ && origin_.stamp == seal_->document && registry_.generation() == seal_->generation;
  if (bears_seal_) return {};
  ROOST_TRY(registry_.check_invariants());
  if (seal_) raise_counters(registry_, *seal_);
  return {};
}

Result<void> LockedRegistry::take_journal() {
  rebuilt_ = true;
  auto text = replay_journal(dir_.journal_path());
  auto replayed = text ? Registry::parse(*std::move(text)) : tl::unexpected(text.error());
  const bool usable = replayed && !of_earlier_boot(*replayed) && replayed->check_invariants();
  registry_ = usable ? *std::move(replayed) : Registry::fresh(current_boot_id());
  if (seal_) raise_counters(registry_, *seal_);
  return dir_.create();
}

Result<LockedRegistry::Origin> LockedRegistry::read_origin(DocumentText& text) const {
  const std::string path = dir_.registry_path();
  Origin origin;
  auto file = open_regular_file(path);
  if (!file && file.error().code == ErrorCode::not_found) return origin;
  if (!file) return tl::unexpected(file.error());
  struct stat info {};
  if (sys::fstat(file->get(), &info) == -1) return fail_errno(path);
  origin.stamp = stamp_of(info);
  ROOST_TRY_ASSIGN(text, DocumentText::read(file->get(), origin.stamp.size, path));
  origin.file = *std::move(file);
  return origin;
}

Result<void> transact(const StateDir& dir, const std::function<Result<void>(Registry&)>& body) {
  ROOST_TRY(transact_and_keep(dir, body));
  return {};
}

Result<Registry> transact_and_keep(const StateDir& dir, const std::function<Result<void>(Registry&)>& body) {
  for (int round = 0; round < k_tries; ++round) {
    ROOST_TRY_ASSIGN(auto guard, LockedRegistry::open(dir));
    ROOST_TRY(body(guard.registry()));
    auto committed = std::move(guard).commit_and_keep();
    if (committed || committed.error().code != ErrorCode::conflict) return committed;
    back_off(round);
  }
  return fail(ErrorCode::conflict, "registry " + dir.registry_path() +
                                       " keeps being changed by something outside the protocol (" +
                                       std::to_string(k_tries) + " tries)");
}

bool lock_held() { return t_guards > 0; }

void assert_no_lock_held([[maybe_unused]] const char* what) {
#ifdef ROOST_CHECKS
  if (!lock_held()) return;
  std::fprintf(stderr, "lock discipline: %s while the registry is locked\n", what);
  std::abort();
#endif
}

void close_locks_in_child() {
  held_locks::close_all();
  t_guards = 0;
}

}  // namespace state
