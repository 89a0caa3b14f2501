// SPDX-License-Identifier: ISC
#include "shim/commands/caller_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cstring>

#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {

namespace {

tl::unexpected<state::Error> file_error(std::string_view path, int error) {
  return state::fail(state::ErrorCode::io, fmt::format("{}: {}", path, std::strerror(error)), error);
}

// A folder has no text, and that is no error (file.c, file_read_error_callback); a disk that fails is one.
state::Result<std::string> read_all(int fd, std::string_view path) {
  std::string text;
  char chunk[65536];
  for (;;) {
    const ssize_t length = state::sys::read(fd, chunk, sizeof chunk);
    if (length == -1 && errno != EISDIR) return file_error(path, errno);
    if (length <= 0) return text;
    text.append(chunk, static_cast<std::size_t>(length));
  }
}

}  // namespace

std::string caller_path(const Context& context, std::string_view path) {
  return path.starts_with('/') ? std::string(path) : fmt::format("{}/{}", context.caller().cwd, path);
}

state::Result<std::string> read_caller_file(const Context& context, std::string_view path) {
  if (path == "-") {
    if (::fcntl(STDIN_FILENO, F_GETFD) == -1) return file_error(path, EBADF);
    return read_all(STDIN_FILENO, path);
  }
  const std::string whole = caller_path(context, path);
  const state::Fd fd(state::sys::open(whole.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return file_error(whole, errno);
  return read_all(fd.get(), whole);
}

state::Result<void> write_caller_file(Context& context, std::string_view path, WriteMode mode, std::string_view text) {
  if (path == "-") {
    context.write(text);
    return {};
  }
  const std::string whole = caller_path(context, path);
  const int how = O_WRONLY | O_CREAT | O_CLOEXEC | (mode == WriteMode::append ? O_APPEND : O_TRUNC);
  const state::Fd fd(state::sys::open(whole.c_str(), how, 0644));
  if (!fd) return file_error(whole, errno);
  if (auto written = state::write_all(fd.get(), text); !written) return file_error(whole, written.error().sys_errno);
  return {};
}

}  // namespace shim
