// SPDX-License-Identifier: ISC
#include "shim/host/idle_memory.hpp"

#include <elf.h>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

extern "C" const ElfW(Ehdr) __ehdr_start;  // the linker's

namespace shim {
namespace {

constexpr std::uintptr_t k_page = 4096;
constexpr std::uintptr_t k_stack = 256 * 1024;  // deeper than a host gets

std::uintptr_t page_of(std::uintptr_t address) { return address & ~(k_page - 1); }

void forget(std::uintptr_t begin, std::uintptr_t end) {
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

// What was never mapped is passed over.
void forget_stack() {
  constexpr std::uintptr_t k_frames = 1024;  // of this function, and of madvise(), which calls nothing
  const auto end = page_of(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) - k_frames);
  forget(end - k_stack, end);
}

void forget_executable() {
  const auto base = reinterpret_cast<std::uintptr_t>(&__ehdr_start);
  const auto* const headers = reinterpret_cast<const ElfW(Phdr)*>(base + __ehdr_start.e_phoff);
  std::uintptr_t shift = base;
  for (std::size_t i = 0; i < __ehdr_start.e_phnum; ++i) {
    if (headers[i].p_type == PT_LOAD && headers[i].p_offset == 0) shift = base - headers[i].p_vaddr;
  }
  for (std::size_t i = 0; i < __ehdr_start.e_phnum; ++i) {
    const ElfW(Phdr)& part = headers[i];
    if (part.p_type != PT_LOAD || (part.p_flags & PF_W) != 0) continue;
    forget(page_of(shift + part.p_vaddr), page_of(shift + part.p_vaddr + part.p_memsz));
  }
}

}  // namespace

void give_back_memory() {
  ::malloc_trim(0);
  forget_stack();
  forget_executable();
}

}  // namespace shim
