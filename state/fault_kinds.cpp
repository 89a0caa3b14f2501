// SPDX-License-Identifier: ISC
#include "state/fault_kinds.hpp"

#ifdef ROOST_CHECKS

#include <algorithm>
#include <array>
#include <cerrno>
#include <initializer_list>
#include <iterator>

namespace state::faults {

namespace {

constexpr std::array k_call_names = {"open",  "create",  "read",       "write",  "pread",    "pwrite", "fallocate",
                                     "fsync", "rename",  "link",       "unlink", "mkdir",    "flock",  "fstat",
                                     "lstat", "opendir", "mmap",       "fork",   "waitpid",  "pipe",   "dup",
                                     "poll",  "socket",  "socketpair", "bind",   "listen",   "accept", "connect",
                                     "send",  "recv",    "fchmod",     "openpt", "signalfd", "timer",  "clock"};
static_assert(k_call_names.size() == static_cast<std::size_t>(Call::count));

struct ErrorName {
  std::string_view name;
  int error;
};
constexpr ErrorName k_errors[] = {
    {"EINTR", EINTR},           {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EMFILE", EMFILE},
    {"ENFILE", ENFILE},         {"EIO", EIO},       {"EACCES", EACCES}, {"EROFS", EROFS},
    {"ENOLCK", ENOLCK},         {"ENOMEM", ENOMEM}, {"EAGAIN", EAGAIN}, {"EPERM", EPERM},
    {"ENOENT", ENOENT},         {"EEXIST", EEXIST}, {"ELOOP", ELOOP},   {"EPIPE", EPIPE},
    {"ECONNRESET", ECONNRESET}, {"EINVAL", EINVAL}, {"ENOSYS", ENOSYS}, {"ECONNREFUSED", ECONNREFUSED},
};

bool one_of(Call call, std::initializer_list<Call> calls) {
  return std::find(calls.begin(), calls.end(), call) != calls.end();
}

bool adds_to_disk(Call call) {
  return one_of(call, {Call::create, Call::write, Call::pwrite, Call::fallocate, Call::fsync, Call::rename, Call::link,
                       Call::mkdir, Call::bind});
}
bool makes_descriptor(Call call) {
  return one_of(call, {Call::open, Call::create, Call::opendir, Call::pipe, Call::dup, Call::socket, Call::socketpair,
                       Call::accept, Call::openpt, Call::signalfd});
}
bool names_a_file(Call call) {
  return one_of(call, {Call::open, Call::create, Call::rename, Call::link, Call::unlink, Call::mkdir, Call::lstat,
                       Call::opendir, Call::bind, Call::connect});
}
bool touches_disk(Call call) {
  return adds_to_disk(call) || one_of(call, {Call::open, Call::read, Call::pread, Call::unlink, Call::fstat,
                                             Call::lstat, Call::opendir, Call::flock, Call::mmap});
}

}  // namespace

Call call_of(std::string_view name) {
  const auto found = std::find(k_call_names.begin(), k_call_names.end(), name);
  return static_cast<Call>(std::distance(k_call_names.begin(), found));
}

std::string_view name_of(Call call) { return k_call_names[static_cast<std::size_t>(call)]; }

int errno_of(std::string_view name) {
  for (const ErrorName& entry : k_errors) {
    if (entry.name == name) return entry.error;
  }
  return 0;
}

std::string_view name_of_errno(int error) {
  for (const ErrorName& entry : k_errors) {
    if (entry.error == error) return entry.name;
  }
  return "?";
}

bool needs_disk(int error) { return error == ENOSPC || error == EDQUOT || error == EROFS || error == EIO; }

bool can_fail(Call call, int error) {
  switch (error) {
    case EINTR:
      return call != Call::clock;
    case ENOSPC:
    case EDQUOT:
      return adds_to_disk(call);
    case EROFS:
      return (adds_to_disk(call) && !one_of(call, {Call::write, Call::pwrite, Call::fallocate, Call::fsync})) ||
             call == Call::unlink;
    case EIO:
      return touches_disk(call);
    case EMFILE:
    case ENFILE:
      return makes_descriptor(call);
    case EACCES:
    case EPERM:
      return names_a_file(call);
    case ENOLCK:
      return call == Call::flock;
    case EAGAIN:
      return call == Call::fork;
    case ENOMEM:
      return makes_descriptor(call) || one_of(call, {Call::fork, Call::mmap});
    default:
      return false;
  }
}

}  // namespace state::faults

#endif
