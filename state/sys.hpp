// SPDX-License-Identifier: ISC
// System calls as the rest of the program wants them: EINTR retried, short writes finished.
#pragma once

#include <cerrno>
#include <span>
#include <string>
#include <string_view>

#include "state/error.hpp"

namespace state {

// retry_eintr([&] { return ::read(fd, p, n); })
template <class Call>
auto retry_eintr(Call call) {
  decltype(call()) result;
  do {
    result = call();
  } while (result == -1 && errno == EINTR);
  return result;
}

Result<void> write_all(int fd, std::string_view bytes);
Result<void> write_all(int fd, std::span<const std::string_view> pieces);
Result<std::string> read_to_end(int fd);

}  // namespace state
