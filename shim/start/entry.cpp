// SPDX-License-Identifier: ISC
// The executable's entry point. A short program spends more time on page faults than on its work, and in a virtual
// machine a fault costs many times what the page behind it does. What every command writes lies together (order.ld),
// and the kernel is asked for all of it at once (madvise(2), MADV_POPULATE_WRITE, Linux 5.14; an older kernel refuses,
// and the pages come one by one). Then the C library starts.
#if defined(__x86_64__)

#include <sys/syscall.h>

#include <cstdint>

extern "C" const char roost_hot_data[], roost_hot_data_end[];  // of order.ld

namespace {

constexpr std::uintptr_t k_page = 4096;
constexpr std::uintptr_t k_stack = 4 * k_page;

// Nothing of the C library works yet.
void populate(std::uintptr_t from, std::uintptr_t to) {
  constexpr long k_populate_write = 23;
  from &= ~(k_page - 1);
  long result = SYS_madvise;
  __asm__ volatile("syscall"
                   : "+a"(result)
                   : "D"(from), "S"(to - from), "d"(k_populate_write)
                   : "rcx", "r11", "memory");
}

std::uintptr_t address(const void* pointer) { return reinterpret_cast<std::uintptr_t>(pointer); }

}  // namespace

extern "C" __attribute__((used)) void roost_populate(std::uintptr_t stack) {
  populate(address(roost_hot_data), address(roost_hot_data_end));
  populate(stack - k_stack, stack);
}

// The stack as the kernel leaves it, and %rdx, are for _start.
__asm__(
    ".section .text.roost_entry,\"ax\",@progbits\n"
    ".globl roost_entry\n"
    ".type roost_entry, @function\n"
    "roost_entry:\n"
    "  xorl %ebp, %ebp\n"
    "  movq %rsp, %rdi\n"
    "  pushq %rdx\n"
    "  pushq %rdx\n"
    "  call roost_populate\n"
    "  popq %rdx\n"
    "  popq %rdx\n"
    "  jmp _start\n"
    ".text\n");

#endif
