// SPDX-License-Identifier: ISC
// Which system calls of this process fail, and how, in a build with ROOST_CHECKS. Read once from $ROOST_FAULTS:
//
//   plan  = rule { "," rule }
//   rule  = [ "shim." | "host." ] call "=" what [ when ]
//   call  = a name of k_call_names ("write", "rename", ...), or "*": every call that can fail in that way
//   what  = an errno ("ENOSPC"), "short" (half of the bytes), or for "clock" a jump ("+3600s", "-60s")
//   when  = "@3" (the third such call only), "@3+" (from the third on), "%20:7" (each with a chance of 20 in 100, from
//           seed 7), "@name" (from the test point of that name on). Without: always; EINTR then interrupts each call
//           once.
//
// A value that begins with "/" names a file that holds the plan, read anew at every test point.
//
// A rule only ever hits where the kernel could answer so: ENOSPC strikes where bytes or names are added to a disk, not
// on a pipe. Each process counts for itself; a pane host starts anew. What was hit is appended, a line each, to the
// file $ROOST_TRACE.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace state::faults {

enum class Call : std::uint8_t {
  open,
  create,
  read,
  write,
  pread,
  pwrite,
  fallocate,
  fsync,
  rename,
  link,
  unlink,
  mkdir,
  flock,
  fstat,
  lstat,
  opendir,
  mmap,
  fork,
  waitpid,
  pipe,
  dup,
  poll,
  socket,
  socketpair,
  bind,
  listen,
  accept,
  connect,
  send,
  recv,
  fchmod,
  openpt,
  signalfd,
  timer,
  clock,
  count
};

enum class Process : std::uint8_t { shim, host };

// The errno to fail with now, 0 for none. `attempt` counts the EINTRs of one call; `fd` tells a disk from a pipe.
int error_for(Call call, int attempt, int fd);
// How many of `size` bytes are let through. Small messages in a pipe are never cut (pipe(7)), nor are a signalfd's.
std::size_t room_for(Call call, std::size_t size, int fd);
// What is added to the wall clock.
std::int64_t clock_jump_us();

// From now on this process is a pane host. Counts start at zero.
void become(Process process);
Process process();
// A test point was reached.
void reached(std::string_view point);
// Appends "pid process text" to $ROOST_TRACE.
void trace(std::string_view text);

// Instead of the environment, for tests: returns false and sets no plan when the text is not understood.
bool set_plan(std::string_view plan);
// How often a rule has struck in this process.
unsigned strikes();

}  // namespace state::faults
