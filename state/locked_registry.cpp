// SPDX-License-Identifier: ISC
#include "state/locked_registry.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "state/atomic_file.hpp"
#include "state/held_locks.hpp"
#include "state/sys.hpp"
#include "state/test_point.hpp"

namespace state {

namespace {

constexpr int k_tries = 16;

thread_local int t_guards = 0;

void stamp_of(const struct stat& info, std::uint64_t (&stamp)[4]) {
  stamp[0] = info.st_dev;
  stamp[1] = info.st_ino;
  stamp[2] = static_cast<std::uint64_t>(info.st_size);
  stamp[3] = static_cast<std::uint64_t>(info.st_mtim.tv_sec) * 1'000'000'000U +
             static_cast<std::uint64_t>(info.st_mtim.tv_nsec);
}

Error naming_registry(const std::string& path, Error error) {
  if (error.code == ErrorCode::corrupt) error.message = "registry " + path + " is corrupt: " + error.message;
  if (error.code == ErrorCode::unsupported) error.message = "registry " + path + ": " + error.message;
  return error;
}

// An id of another boot. Where the kernel gives none, nothing can be told.
bool of_earlier_boot(const Registry& registry) {
  const std::string now = current_boot_id();
  return !registry.boot_id().empty() && !now.empty() && registry.boot_id() != now;
}

std::string busy_text(const HeldByPeer& peer) {
  if (peer.pid == 0) return "registry busy";
  const auto tenths = peer.held_for.count() / 100;
  return "registry busy (held by pid " + std::to_string(peer.pid) + " " + peer.command + " for " +
         std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "s)";
}

Result<FileLock> lock_folder(const StateDir& dir, std::chrono::milliseconds deadline) {
  auto outcome = acquire_file_lock(dir.lock_path(), deadline, lock_command());
  if (auto* lock = std::get_if<FileLock>(&outcome)) return std::move(*lock);
  if (const auto* peer = std::get_if<HeldByPeer>(&outcome)) return fail(ErrorCode::busy, busy_text(*peer));
  return tl::unexpected(std::get<Error>(std::move(outcome)));
}

tl::unexpected<Error> changed(const std::string& path) {
  return fail(ErrorCode::conflict, "registry " + path + " was changed by something outside the protocol");
}

}  // namespace

LockedRegistry::Mark::Mark() { ++t_guards; }
LockedRegistry::Mark::Mark(Mark&& other) noexcept : counted_(std::exchange(other.counted_, false)) {}
LockedRegistry::Mark::~Mark() {
  if (counted_ && t_guards > 0) --t_guards;
}

LockedRegistry::LockedRegistry(StateDir dir, FileLock lock, Origin origin, Registry registry)
    : dir_(std::move(dir)), lock_(std::move(lock)), origin_(std::move(origin)), registry_(std::move(registry)) {}
LockedRegistry::LockedRegistry(LockedRegistry&&) noexcept = default;
LockedRegistry::~LockedRegistry() = default;

Result<LockedRegistry> LockedRegistry::open(const StateDir& dir, std::chrono::milliseconds deadline) {
  for (int round = 0;; ++round) {
    if (auto checked = dir.check(); !checked) {
      if (checked.error().code != ErrorCode::not_found) return tl::unexpected(checked.error());
      ROOST_TRY(dir.create());
    }
    auto lock = lock_folder(dir, deadline);
    if (lock) {
      ROOST_TEST_POINT("registry.locked");
      return load(dir, *std::move(lock));
    }
    // The folder was removed between the two steps: make it again.
    if (lock.error().sys_errno != ENOENT || round == 2) return tl::unexpected(lock.error());
  }
}

Result<LockedRegistry> LockedRegistry::load(const StateDir& dir, FileLock lock) {
  std::string text;
  auto origin = read_origin(dir, text);
  if (!origin) return tl::unexpected(naming_registry(dir.registry_path(), origin.error()));
  if (!origin->file) {
    // A first command that was killed may have left the folder unfinished.
    ROOST_TRY(dir.create());
    return LockedRegistry(dir, std::move(lock), *std::move(origin), Registry::fresh(current_boot_id()));
  }
  origin->first_line = text.substr(0, text.find('\n') + 1);
  auto registry = Registry::parse(std::move(text));
  if (!registry) return tl::unexpected(naming_registry(dir.registry_path(), registry.error()));
  ROOST_TEST_POINT("registry.loaded");
  if (of_earlier_boot(*registry)) registry = Registry::fresh(current_boot_id());
  return LockedRegistry(dir, std::move(lock), *std::move(origin), *std::move(registry));
}

Result<LockedRegistry::Origin> LockedRegistry::read_origin(const StateDir& dir, std::string& text) {
  Origin origin;
  auto file = open_regular_file(dir.registry_path());
  if (!file && file.error().code == ErrorCode::not_found) return origin;
  if (!file) return tl::unexpected(file.error());
  struct stat info {};
  if (::fstat(file->get(), &info) == -1) return fail_errno(dir.registry_path());
  stamp_of(info, origin.stamp);
  auto read = read_to_end(file->get());
  if (!read) return fail_errno(dir.registry_path(), read.error().sys_errno);
  text = *std::move(read);
  origin.file = *std::move(file);
  return origin;
}

// Size and time alone would miss a change in place within one tick of the file system's clock.
Result<void> LockedRegistry::check_origin() const {
  const std::string path = dir_.registry_path();
  if (!lock_.guards(dir_.lock_path())) return changed(path);
  struct stat info {};
  const bool there = ::lstat(path.c_str(), &info) == 0;
  if (!there && errno != ENOENT) return fail_errno(path);
  std::uint64_t stamp[4] = {};
  if (there) stamp_of(info, stamp);
  if (!std::equal(std::begin(stamp), std::end(stamp), std::begin(origin_.stamp))) return changed(path);
  std::string first_line(origin_.first_line.size(), '\0');
  if (!there || first_line.empty()) return {};
  const ssize_t got = retry_eintr([&] { return ::pread(origin_.file.get(), first_line.data(), first_line.size(), 0); });
  if (got == -1) return fail_errno(path);
  if (first_line != origin_.first_line) return changed(path);
  return {};
}

Result<void> LockedRegistry::write_document() {
  const std::string path = dir_.registry_path();
  // One name: whoever has the lock may remove what a killed holder left.
  const std::string temp = path + ".tmp";
  const std::string text = registry_.serialize();
  ROOST_TEST_POINT("registry.before_temp");
  auto written = write_new_file(temp, text);
  if (!written && written.error().sys_errno == EEXIST) {
    ::unlink(temp.c_str());
    written = write_new_file(temp, text);
  }
  if (!written && written.error().sys_errno == ENOENT) return changed(path);  // the whole folder is gone
  ROOST_TRY(written);
  ROOST_TEST_POINT("registry.before_rename");
  auto unchanged = check_origin();
  if (unchanged && ::rename(temp.c_str(), path.c_str()) == 0) return {};
  if (unchanged) unchanged = fail_errno(path);
  ::unlink(temp.c_str());
  return unchanged;
}

Result<void> LockedRegistry::commit() && {
  ROOST_TRY(std::move(*this).commit_and_keep());
  return {};
}

Result<Registry> LockedRegistry::commit_and_keep() && {
  LockedRegistry spent = std::move(*this);
  if (auto sound = spent.registry_.damage(); !sound)
    return tl::unexpected(naming_registry(spent.dir_.registry_path(), sound.error()));
  spent.registry_.bump_generation();
  ROOST_TRY(spent.write_document());
  ROOST_TEST_POINT("registry.after_rename");
  return std::move(spent.registry_);
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

Result<Registry> read_registry(const StateDir& dir) {
  ROOST_TRY(dir.check());
  const std::string path = dir.registry_path();
  auto text = read_file(path);
  if (!text) return tl::unexpected(naming_registry(path, text.error()));
  auto registry = Registry::parse(*std::move(text));
  if (!registry) return tl::unexpected(naming_registry(path, registry.error()));
  if (of_earlier_boot(*registry)) return fail(ErrorCode::not_found, path + ": of an earlier boot");
  return registry;
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
