// SPDX-License-Identifier: ISC
#include "state/quarantine.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>
#include <vector>

#include "state/state_dir.hpp"
#include "state/sys_calls.hpp"

namespace state {

namespace {

constexpr std::string_view k_mark = ".bad-";
constexpr int k_tries = 1000;

std::string utc_now() {
  const auto seconds = static_cast<std::time_t>(now_us() / 1'000'000);
  struct tm fields {};
  ::gmtime_r(&seconds, &fields);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &fields)};
}

// Where the file system can't say no to an existing name: only the holder of the lock gives these names.
int rename_to_free(const std::string& from, const std::string& to) {
  if (sys::rename_to_free(from.c_str(), to.c_str()) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  struct stat info {};
  if (sys::lstat(to.c_str(), &info) == 0) return EEXIST;
  return sys::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Result<std::string> set_aside(const std::string& path) {
  const std::string name = path + std::string(k_mark) + utc_now();
  for (int n = 1; n <= k_tries; ++n) {
    std::string target = n == 1 ? name : name + "-" + std::to_string(n);
    const int error = rename_to_free(path, target);
    if (error == 0) return target;
    if (error != EEXIST && error != ENOTEMPTY) return fail_errno(path, error);
  }
  return fail_errno(path, EEXIST);
}

void trim_set_aside(const std::string& path) {
  const auto slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
  const std::string start = path.substr(slash + 1) + std::string(k_mark);
  // By the time of the rename: names of one second may be free again.
  std::vector<std::pair<std::int64_t, std::string>> names;
  {
    const std::unique_ptr<DIR, int (*)(DIR*)> open(sys::opendir(folder.c_str()), ::closedir);
    if (!open) return;
    while (const dirent* entry = ::readdir(open.get()))
      if (struct stat info{}; std::string_view(entry->d_name).starts_with(start) &&
                              sys::lstat((folder + "/" + entry->d_name).c_str(), &info) == 0)
        names.emplace_back(info.st_ctim.tv_sec * 1'000'000'000 + info.st_ctim.tv_nsec, entry->d_name);
  }
  if (names.size() <= k_kept_bad_files) return;
  std::sort(names.begin(), names.end());
  names.resize(names.size() - k_kept_bad_files);
  std::error_code ignored;
  for ([[maybe_unused]] const auto& [time, name] : names) std::filesystem::remove_all(folder + "/" + name, ignored);
}

}  // namespace state
