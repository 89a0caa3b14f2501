// SPDX-License-Identifier: ISC
// What is read without the lock.
#include <sys/stat.h>

#include "state/atomic_file.hpp"
#include "state/document_lines.hpp"
#include "state/locked_registry.hpp"
#include "state/model_json.hpp"
#include "state/recovery.hpp"
#include "state/registry_errors.hpp"
#include "state/sys_calls.hpp"

namespace state {

Result<Registry> read_registry(const StateDir& dir) {
  ROOST_TRY(dir.check());
  const std::string path = dir.registry_path();
  auto file = open_regular_file(path);
  if (!file && file.error().code == ErrorCode::not_found && has_traces(dir)) return missing_registry(path);
  if (!file) return tl::unexpected(naming_registry(path, file.error()));
  struct stat info {};
  if (sys::fstat(file->get(), &info) == -1) return fail_errno(path);
  auto text = DocumentText::read(file->get(), static_cast<std::uint64_t>(info.st_size), path);
  if (!text) return tl::unexpected(text.error());
  auto registry = Registry::parse(*std::move(text));
  if (!registry) return tl::unexpected(naming_registry(path, registry.error()));
  const auto seal = read_seal(dir);
  if (of_earlier_boot(*registry))
    return seal ? falsely_old(path) : fail(ErrorCode::not_found, path + ": of an earlier boot");
  // A seal of another generation says nothing: a commit is under way.
  if (seal && seal->generation == registry->generation() && seal->document != stamp_of(info))
    if (auto sound = registry->check_invariants(); !sound) return tl::unexpected(naming_registry(path, sound.error()));
  return registry;
}

Result<Head> read_counters(const StateDir& dir) {
  ROOST_TRY(dir.check());
  const std::string path = dir.registry_path();
  auto file = open_regular_file(path);
  if (!file) return tl::unexpected(naming_registry(path, file.error()));
  char start[4096];
  const ssize_t got = sys::pread(file->get(), start, sizeof start, 0);
  if (got == -1) return fail_errno(path);
  ROOST_TRY_ASSIGN(const auto line, head_line({start, static_cast<std::size_t>(got)}));
  Head head;
  ROOST_TRY(decode_counters(line, head));
  if (head.boot_id != current_boot_id()) return fail(ErrorCode::not_found, path + ": of an earlier boot");
  return head;
}

}  // namespace state
