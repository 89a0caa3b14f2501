// SPDX-License-Identifier: ISC
#include "state/error.hpp"

#include <cstring>

namespace state {

tl::unexpected<Error> fail_errno(std::string_view context, int sys_errno) {
  std::string message(context);
  message += ": ";
  message += std::strerror(sys_errno);
  return fail(ErrorCode::io, std::move(message), sys_errno);
}

}  // namespace state
