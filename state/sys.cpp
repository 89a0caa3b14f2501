// SPDX-License-Identifier: ISC
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>

namespace state {

Result<void> write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = sys::write(fd, bytes.data(), bytes.size());
    if (written == -1) return fail_errno("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> write_all(int fd, std::span<const std::string_view> pieces) {
  constexpr std::size_t k_at_once = 64;
  while (!pieces.empty()) {
    iovec parts[k_at_once];
    const std::size_t count = std::min(pieces.size(), k_at_once);
    for (std::size_t i = 0; i < count; ++i) parts[i] = {const_cast<char*>(pieces[i].data()), pieces[i].size()};
    const ssize_t written = sys::writev(fd, parts, count);
    if (written == -1) return fail_errno("write");
    auto done = static_cast<std::size_t>(written);
    for (; !pieces.empty() && done >= pieces.front().size(); pieces = pieces.subspan(1)) done -= pieces.front().size();
    if (done == 0) continue;
    ROOST_TRY(write_all(fd, pieces.front().substr(done)));
    pieces = pieces.subspan(1);
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
