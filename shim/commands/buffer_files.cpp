// SPDX-License-Identifier: ISC
#include "shim/commands/buffer_files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <memory>

#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {

namespace {

std::string path_of(const state::StateDir& dir, std::string_view file) {
  return fmt::format("{}/{}", dir.buffers_path(), file);
}

std::string fresh_name() {
  std::uint64_t bits = 0;
  if (::getrandom(&bits, sizeof bits, 0) != sizeof bits) bits = static_cast<std::uint64_t>(state::now_us());
  return fmt::format("{:016x}", bits);
}

tl::unexpected<state::Error> open_error(const std::string& path, int error) {
  auto failed = state::fail_errno(path, error);
  if (error == ENOENT) failed.value().code = state::ErrorCode::not_found;
  return failed;
}

// Between the creation and the lock a sweep may have removed the file: then it has no name any more.
bool has_name(int fd) {
  struct stat info {};
  return state::sys::fstat(fd, &info) == 0 && info.st_nlink > 0;
}

}  // namespace

state::Result<StagedText> StagedText::write(const state::StateDir& dir, std::string_view text) {
  for (;;) {
    std::string file = fresh_name();
    std::string path = path_of(dir, file);
    state::Fd fd(state::sys::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd && errno == EEXIST) continue;
    if (!fd) return open_error(path, errno);
    if (state::sys::flock(fd.get(), LOCK_EX) != 0) {
      const auto failed = state::fail_errno(path);
      state::sys::unlink(path.c_str());
      return failed;
    }
    if (!has_name(fd.get())) continue;
    StagedText staged(std::move(path), std::move(file), std::move(fd));
    ROOST_TRY(state::write_all(staged.lock_.get(), text));
    return staged;
  }
}

StagedText::StagedText(StagedText&& other) noexcept
    : path_(std::exchange(other.path_, {})), file_(std::move(other.file_)), lock_(std::move(other.lock_)) {}

StagedText::~StagedText() {
  if (!path_.empty()) state::sys::unlink(path_.c_str());
}

state::Result<std::string> read_text(const state::StateDir& dir, const std::string& file) {
  const std::string path = path_of(dir, file);
  const state::Fd fd(state::sys::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!fd) return open_error(path, errno);
  return state::read_to_end(fd.get());
}

void remove_texts(const state::StateDir& dir, const std::vector<std::string>& files) {
  for (const std::string& file : files) state::sys::unlink(path_of(dir, file).c_str());
}

void sweep_texts(const state::StateDir& dir, const std::function<state::Result<std::set<std::string>>()>& indexed) {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(state::sys::opendir(dir.buffers_path().c_str()), ::closedir);
  if (!folder) return;
  std::vector<std::pair<std::string, state::Fd>> candidates;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string file = entry->d_name;
    if (file == "." || file == "..") continue;
    state::Fd fd(state::sys::open(path_of(dir, file).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (fd && state::sys::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) candidates.emplace_back(file, std::move(fd));
  }
  const auto known = indexed();
  if (!known) return;
  for (const auto& [file, fd] : candidates) {
    if (!known->contains(file)) state::sys::unlink(path_of(dir, file).c_str());
  }
}

}  // namespace shim
