// SPDX-License-Identifier: ISC
#include "shim/commands/path_glob.hpp"
#include "state/sys_calls.hpp"

#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>

namespace shim {

namespace {

constexpr std::string_view k_special = "*?[]\\";

std::string without_quotes(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    out += pattern[i];
  }
  return out;
}

bool is_plain(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (k_special.find(pattern[i]) != std::string_view::npos) {
      return false;
    }
  }
  return true;
}

std::vector<std::string> names_in(const std::string& folder, const std::string& pattern) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(state::sys::opendir(folder.c_str()), ::closedir);
  if (!open) return names;
  while (const dirent* entry = ::readdir(open.get())) {
    if (::fnmatch(pattern.c_str(), entry->d_name, FNM_PERIOD) == 0) names.emplace_back(entry->d_name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool exists(const std::string& path) {
  struct stat info {};
  return state::sys::lstat(path.c_str(), &info) == 0;
}

// `found`: what matches the components so far, each with a slash at its end.
std::vector<std::string> extend(const std::vector<std::string>& found, const std::string& component) {
  std::vector<std::string> out;
  for (const std::string& folder : found) {
    if (is_plain(component)) {
      out.push_back(folder + without_quotes(component));
      continue;
    }
    for (const std::string& name : names_in(folder, component)) out.push_back(folder + name);
  }
  std::erase_if(out, [](const std::string& path) { return !exists(path); });
  return out;
}

}  // namespace

std::vector<std::string> matching_files(std::string_view pattern) {
  std::vector<std::string> found{""};
  for (std::size_t at = 0; at <= pattern.size() && !found.empty();) {
    const std::size_t end = std::min(pattern.find('/', at), pattern.size());
    if (end > at) found = extend(found, std::string(pattern.substr(at, end - at)));
    if (end < pattern.size()) {
      for (std::string& path : found) path += '/';
    }
    at = end + 1;
  }
  return found;
}

std::string quote_pattern(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (k_special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace shim
