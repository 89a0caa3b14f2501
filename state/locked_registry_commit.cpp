// SPDX-License-Identifier: ISC
// The second half of a transaction: the temp file, the looks at what it replaces, the records that lead back to it.
#include <sys/stat.h>

#include <cerrno>

#include "state/atomic_file.hpp"
#include "state/exchange_files.hpp"
#include "state/journal.hpp"
#include "state/locked_registry.hpp"
#include "state/registry_errors.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace state {

// Size and time alone would miss a change in place within one tick of the file system's clock.
Result<void> LockedRegistry::check_origin(const std::string& file) const {
  const std::string path = dir_.registry_path();
  if (!lock_.guards(dir_.lock_path())) return changed_registry(path);
  struct stat info {};
  const bool there = sys::lstat(file.c_str(), &info) == 0;
  if (!there && errno != ENOENT) return fail_errno(path);
  if ((there ? stamp_of(info) : FileStamp{}) != origin_.stamp) return changed_registry(path);
  std::string first_line(origin_.first_line.size(), '\0');
  if (!there || first_line.empty()) return {};
  const ssize_t got = sys::pread(origin_.file.get(), first_line.data(), first_line.size(), 0);
  if (got == -1) return fail_errno(path);
  if (first_line != origin_.first_line) return changed_registry(path);
  return {};
}

Result<void> LockedRegistry::write_document(const TextPieces& document) {
  const std::string path = dir_.registry_path();
  // One name: whoever has the lock may remove what a killed holder left.
  const std::string temp = path + ".tmp";
  ROOST_TEST_POINT("registry.before_temp");
  const auto pieces = document.views();
  auto written = write_new_file(temp, pieces);
  if (!written && written.error().sys_errno == EEXIST) {
    sys::unlink(temp.c_str());
    written = write_new_file(temp, pieces);
  }
  if (!written && written.error().sys_errno == ENOENT) return changed_registry(path);  // the whole folder is gone
  if (!written && written.error().sys_errno == EFAULT) return changed_registry(path);  // what we had mapped was cut off
  ROOST_TRY(written);
  ROOST_TEST_POINT("registry.before_rename");
  auto replaced = check_origin(path);
  ROOST_TEST_POINT("registry.checked");
  if (replaced) replaced = replace_document(temp, path);
  sys::unlink(temp.c_str());  // what was replaced, or what was not accepted
  return replaced;
}

Result<void> LockedRegistry::replace_document(const std::string& temp, const std::string& path) const {
  if (!origin_.file) {
    if (sys::rename_to_free(temp.c_str(), path.c_str()) == 0) return {};
    if (errno == EEXIST) return changed_registry(path);
    if (errno != EINVAL && errno != ENOSYS) return fail_errno(path);
  } else {
    auto replaced = exchange_files(temp, path, registry_.generation(),
                                   [this](const std::string& file) { return check_origin(file); });
    if (!replaced && replaced.error().sys_errno == ENOENT) return changed_registry(path);
    if (replaced || (replaced.error().sys_errno != EINVAL && replaced.error().sys_errno != ENOSYS)) return replaced;
  }
  // Where the kernel or the file system can't do that, the last look has to do.
  if (sys::rename(temp.c_str(), path.c_str()) == 0) return {};
  return fail_errno(path);
}

// The commit is done; nothing here can undo it. A journal that could not be written, or a seal that does not match,
// makes the next commit write a snapshot.
void LockedRegistry::leave_records(const WrittenDocument& written) {
  struct stat info {};
  if (sys::lstat(dir_.registry_path().c_str(), &info) != 0) return;
  const FileStamp stamp = stamp_of(info);
  if (stamp.size != written.document.size()) return;
  // Nothing is to be made again of a universe that ended, and its secrets go with it: a snapshot then, too.
  const bool appends = bears_seal_ && !registry_.pane_ids().empty();
  const std::uint64_t size =
      write_journal(dir_.journal_path(), appends ? seal_->journal_size : 0, registry_.generation(), written);
  ROOST_TEST_POINT("registry.journaled");
  write_seal(lock_.fd(), seal_for(registry_, stamp, size));
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
  const WrittenDocument written = spent.registry_.write();
  ROOST_TRY(spent.write_document(written.document));
  ROOST_TEST_POINT("registry.after_rename");
  spent.leave_records(written);
  return std::move(spent.registry_);
}

}  // namespace state
