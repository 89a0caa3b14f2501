// SPDX-License-Identifier: ISC
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace state {

Result<void> write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = sys::write(fd, bytes.data(), bytes.size());
    if (written == -1) return fail_errno("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<std::string> read_to_end(int fd) {
  std::string text;
  struct stat info {};
  // One byte more than the size, so that a regular file ends with the second read and no reallocation.
  // Files of /proc say that they have none.
  const bool knows_size = sys::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
  std::size_t room = knows_size ? static_cast<std::size_t>(info.st_size) + 1 : 4096;
  std::size_t used = 0;
  for (;;) {
    text.resize(used + room);
    const ssize_t got = sys::read(fd, text.data() + used, room);
    if (got == -1) return fail_errno("read");
    used += static_cast<std::size_t>(got);
    if (got == 0) break;
    room = text.size() > used ? text.size() - used : text.size();
  }
  text.resize(used);
  return text;
}

}  // namespace state
