// SPDX-License-Identifier: ISC
#include "shim/host/host_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#include <cstdio>

#include "shim/host/socket_path.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::Fd;
using state::Result;
using state::StateDir;

std::string random_nonce() {
  unsigned char bytes[8] = {};
  if (::getrandom(bytes, sizeof bytes, GRND_NONBLOCK) != sizeof bytes) return {};
  constexpr char k_digits[] = "0123456789abcdef";
  std::string nonce;
  for (const unsigned char byte : bytes) {
    nonce += k_digits[byte >> 4];
    nonce += k_digits[byte & 0xf];
  }
  return nonce;
}

// A forked host puts /dev/null on 0, 1 and 2, so none of its own may be there, even when the caller has closed them.
Fd above_stdio(Fd fd) {
  if (!fd || fd.get() > STDERR_FILENO) return fd;
  return Fd(state::sys::dup_above(fd.get(), STDERR_FILENO + 1));
}

// No descriptor: a sweep took the file before it was locked.
Result<Fd> create_page(const std::string& path) {
  Fd page = above_stdio(Fd(state::sys::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)));
  if (!page) return state::fail_errno(path);
  if (state::sys::flock(page.get(), LOCK_EX) != 0) return state::fail_errno(path);
  struct stat info {};
  if (state::sys::fstat(page.get(), &info) != 0) return state::fail_errno(path);
  if (info.st_nlink == 0) return Fd();
  ROOST_TRY(write_new_page(page.get()));
  return page;
}

}  // namespace

Result<HostFiles> create_host_files(const StateDir& dir) {
  if (const auto checked = dir.check(); !checked) {
    if (checked.error().code != ErrorCode::not_found) return tl::unexpected(checked.error());
    ROOST_TRY(dir.create());
  }
  HostFiles files;
  Result<Fd> page;
  for (bool made_folder = false; !page || !*page;) {
    if (!page && (page.error().sys_errno != ENOENT || made_folder)) break;
    if (!page) ROOST_TRY(dir.create());  // somebody removed panes/ alone
    made_folder = !page;
    files.nonce = random_nonce();
    if (files.nonce.empty()) return state::fail_errno("getrandom");
    page = create_page(dir.staged_page(files.nonce));
  }
  auto listener = page ? listen_at(dir.staged_socket(files.nonce)) : tl::unexpected(page.error());
  if (!listener) {
    remove_staged_files(dir, files.nonce);
    return tl::unexpected(listener.error());
  }
  files.page = std::move(*page);
  files.listener = above_stdio(std::move(*listener));
  return files;
}

Result<void> name_host_files(const StateDir& dir, const std::string& nonce, state::PaneId pane) {
  const std::string page = dir.pane_page(pane), socket = dir.pane_socket(pane);
  if (state::sys::rename(dir.staged_page(nonce).c_str(), page.c_str()) != 0) return state::fail_errno(page);
  if (state::sys::rename(dir.staged_socket(nonce).c_str(), socket.c_str()) != 0) return state::fail_errno(socket);
  return {};
}

void remove_staged_files(const StateDir& dir, const std::string& nonce) {
  state::sys::unlink(dir.staged_socket(nonce).c_str());
  state::sys::unlink(dir.staged_page(nonce).c_str());
}

void remove_pane_files(const StateDir& dir, state::PaneId pane) {
  state::sys::unlink(dir.pane_socket(pane).c_str());
  state::sys::unlink(dir.pane_page(pane).c_str());
}

void remove_files_of_dead_host(const StateDir& dir, state::PaneId pane, const std::string& nonce) {
  if (page_lock(dir.pane_page(pane)) == PageLock::free) remove_pane_files(dir, pane);
  if (!nonce.empty() && page_lock(dir.staged_page(nonce)) == PageLock::free) remove_staged_files(dir, nonce);
}

PageLock page_lock(const std::string& page_path) {
  const Fd page(state::sys::open(page_path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!page) return errno == ENOENT ? PageLock::no_page : PageLock::unknown;
  if (state::sys::flock(page.get(), LOCK_SH | LOCK_NB) == 0) return PageLock::free;
  return errno == EWOULDBLOCK ? PageLock::locked : PageLock::unknown;
}

}  // namespace shim
