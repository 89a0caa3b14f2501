// SPDX-License-Identifier: ISC
// Shared mappings of files that a host writes to for as long as it lives. Somebody may cut such a file short, or the
// file system may be full when a hole in it is written to: the kernel then sends SIGBUS (mmap(2)), which would end the
// host and with it the pane. Here the page in question becomes private memory instead. What is written there from then
// on nobody sees; the pane lives.
#pragma once

#include <sys/types.h>

#include <cstddef>

namespace shim {

// As mmap(2) of a file, for reading and writing; MAP_FAILED with errno. Sets up a handler of SIGBUS when there is none
// yet. At most k_most_guarded at a time, and not from two threads at once.
inline constexpr std::size_t k_most_guarded = 8;
void* map_guarded(int fd, std::size_t size, off_t offset);
void unmap_guarded(void* mapping, std::size_t size);

}  // namespace shim
