// SPDX-License-Identifier: ISC
// The start of a static program without glibc's look at the processor. __libc_start_main of glibc 2.36 asks CPUID some
// seventy times, to size caches and to choose string functions; in a virtual machine each is an exit to the hypervisor,
// and together they are a third of the life of a short command. This one does the rest of it, step by step
// (glibc 2.36, csu/libc-start.c, the static case), and leaves the functions for plain x86-64. Any other C library
// starts as it always does: this file is empty then.
#include <features.h>

#if defined(__x86_64__) && __GLIBC__ == 2 && __GLIBC_MINOR__ == 36

#include <elf.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using Main = int(int, char**, char**);
using Constructor = void(int, char**, char**);

extern "C" {

// Of libc.a, which hides them from shared objects only.
extern char** __environ;
extern void* __libc_stack_end;
extern void* _dl_random;  // 16 random bytes from the kernel
extern int __libc_enable_secure;
void _dl_aux_init(Elf64_auxv_t* vector);
void __tunables_init(char** environment);
void __libc_setup_tls();
void __libc_early_init(bool single_threaded);
void __libc_init_first(int argc, char** argv, char** environment);
void __libc_check_standard_fds();
int __cxa_atexit(void (*function)(void*), void* argument, void* object);
void _init();
void _fini();

// Of the linker.
extern const Elf64_Rela __rela_iplt_start[], __rela_iplt_end[];
extern Constructor *__preinit_array_start[], *__preinit_array_end[];
extern Constructor *__init_array_start[], *__init_array_end[];
extern void (*__fini_array_start[])();
extern void (*__fini_array_end[])();

// What the string functions read, with the values that glibc has for a processor it knows nothing of.
long __x86_data_cache_size = 32 * 1024;
long __x86_data_cache_size_half = 32 * 1024 / 2;
long __x86_shared_cache_size = 1024 * 1024;
long __x86_shared_cache_size_half = 1024 * 1024 / 2;
long __x86_shared_non_temporal_threshold = 1024 * 1024 * 3 / 4;
long __x86_rep_movsb_threshold = 2048;
long __x86_rep_stosb_threshold = 2048;
long __x86_rep_movsb_stop_threshold = 1024 * 1024 * 3 / 4;
int __x86_string_control = 0;

}  // extern "C"

namespace {

// Each variable's name is compared with some forty names otherwise.
bool has_tunables(char** environment) {
  for (; *environment != nullptr; ++environment) {
    const char* name = *environment;
    if (name[0] == 'G' && name[1] == 'L' && name[2] == 'I' && name[3] == 'B' && name[4] == 'C') return true;
    if (name[0] == 'M' && name[1] == 'A' && name[2] == 'L' && name[3] == 'L' && name[4] == 'O') return true;
  }
  return false;
}

// Functions that are chosen at the start; they find an unknown processor and choose the plainest one.
void apply_indirect_relocations() {
  for (const Elf64_Rela* entry = __rela_iplt_start; entry < __rela_iplt_end; ++entry) {
    const auto choose = reinterpret_cast<Elf64_Addr (*)()>(entry->r_addend);
    *reinterpret_cast<Elf64_Addr*>(entry->r_offset) = choose();
  }
}

// stackguard-macros.h: the canary's lowest byte ends strings.
void set_guards() {
  const auto* random = static_cast<const std::uintptr_t*>(_dl_random);
  const std::uintptr_t canary = random[0] & ~std::uintptr_t{0xff};
  __asm__ volatile("movq %0, %%fs:0x28" : : "r"(canary));
  __asm__ volatile("movq %0, %%fs:0x30" : : "r"(random[1]));
}

void run_destructors(void*) {
  for (std::size_t i = static_cast<std::size_t>(__fini_array_end - __fini_array_start); i-- > 0;)
    __fini_array_start[i]();
  _fini();
}

void run_constructors(int argc, char** argv) {
  for (Constructor** entry = __preinit_array_start; entry < __preinit_array_end; ++entry)
    (*entry)(argc, argv, __environ);
  _init();
  for (Constructor** entry = __init_array_start; entry < __init_array_end; ++entry) (*entry)(argc, argv, __environ);
}

}  // namespace

extern "C" __attribute__((noreturn, used, optimize("no-stack-protector"))) int __libc_start_main(
    Main* program, int argc, char** argv, void (*)(), void (*)(), void (*)(), void* stack_end) {
  __environ = argv + argc + 1;
  __libc_stack_end = stack_end;
  char** end = __environ;
  while (*end != nullptr) ++end;
  _dl_aux_init(reinterpret_cast<Elf64_auxv_t*>(end + 1));
  if (has_tunables(__environ)) __tunables_init(__environ);
  apply_indirect_relocations();
  __libc_setup_tls();
  set_guards();
  __libc_early_init(true);
  __libc_init_first(argc, argv, __environ);
  __cxa_atexit(run_destructors, nullptr, nullptr);
  if (__libc_enable_secure != 0) __libc_check_standard_fds();
  run_constructors(argc, argv);
  std::exit(program(argc, argv, __environ));
}

#endif
