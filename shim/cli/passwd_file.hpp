// SPDX-License-Identifier: ISC
// Users by the passwd(5) file. Read directly: getpwnam(3) needs shared libraries at run time, which a static program
// should not. Header only, for layers that do not link each other.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace shim {
namespace passwd_detail {

// The `index`-th field of a line; "" when it has fewer.
inline std::string_view field(std::string_view line, int index) {
  for (; index > 0; --index) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return {};
    line.remove_prefix(colon + 1);
  }
  return line.substr(0, line.find(':'));
}

// A field of the first line whose `key` field is `wanted`; empty: no such user.
inline std::string find(int key, std::string_view wanted, int result, const char* path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path, "re"), std::fclose);
  char buffer[4096];
  while (file && std::fgets(buffer, sizeof buffer, file.get()) != nullptr) {
    std::string_view line(buffer);
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (field(line, key) == wanted) return std::string(field(line, result));
  }
  return {};
}

}  // namespace passwd_detail

inline std::string user_name(uid_t uid, const char* path = "/etc/passwd") {
  return passwd_detail::find(2, std::to_string(uid), 0, path);
}
inline std::string home_of(uid_t uid, const char* path = "/etc/passwd") {
  return passwd_detail::find(2, std::to_string(uid), 5, path);
}
inline std::string home_of(std::string_view user, const char* path = "/etc/passwd") {
  return passwd_detail::find(0, user, 5, path);
}

}  // namespace shim
