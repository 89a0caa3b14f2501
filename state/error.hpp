// SPDX-License-Identifier: ISC
// Expected failures are values: a stable code, a text in the words a user may see, and errno when there is one.
#pragma once

#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace state {

enum class ErrorCode : std::uint8_t {
  not_found,         // a named thing does not exist
  invalid_argument,  // the caller's input is wrong
  exists,            // it exists already and must not
  busy,              // the registry is locked by a peer past the deadline
  corrupt,           // a document cannot be trusted
  unsupported,       // a newer schema or protocol, or meaningless here
  conflict,          // somebody outside the protocol, or a clear, changed the world under a transaction
  io,                // a system call failed: see sys_errno
  peer_gone,         // the process at the other end died
};

struct Error {
  ErrorCode code = ErrorCode::io;
  std::string message;  // one line, no full stop, no program name
  int sys_errno = 0;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, int sys_errno = 0) {
  return tl::unexpected<Error>(Error{code, std::move(message), sys_errno});
}

// "context: strerror text", with the code io. Reads errno before anything else can change it.
tl::unexpected<Error> fail_errno(std::string_view context, int sys_errno = errno);

}  // namespace state

#define ROOST_CONCAT_(a, b) a##b
#define ROOST_CONCAT(a, b) ROOST_CONCAT_(a, b)
#define ROOST_TRY_(tmp, expr)                     \
  do {                                            \
    auto tmp = (expr);                            \
    if (!tmp) return tl::unexpected(tmp.error()); \
  } while (false)
// Return the error of `expr` to the caller, or go on.
#define ROOST_TRY(expr) ROOST_TRY_(ROOST_CONCAT(roost_try_, __LINE__), expr)

#define ROOST_TRY_ASSIGN_(tmp, target, expr)    \
  auto tmp = (expr);                            \
  if (!tmp) return tl::unexpected(tmp.error()); \
  target = std::move(*tmp)
// ROOST_TRY_ASSIGN(auto fd, open_it(path)): return the error, or move the value into the target.
#define ROOST_TRY_ASSIGN(target, expr) ROOST_TRY_ASSIGN_(ROOST_CONCAT(roost_tmp_, __LINE__), target, expr)
