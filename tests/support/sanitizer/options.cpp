// SPDX-License-Identifier: ISC
// What the sanitizers' runtimes ask a program for when it starts. A report ends the process with a status that no test
// expects, and lies in a file: what a host writes to its standard error is seen by nobody.

extern "C" {

const char* __asan_default_options();
const char* __ubsan_default_options();
const char* __tsan_default_options();

const char* __asan_default_options() {
  return "log_path=" ROOST_REPORTS ":exitcode=99:strict_string_checks=1:detect_stack_use_after_return=1";
}

const char* __ubsan_default_options() { return "log_path=" ROOST_REPORTS ":exitcode=99:print_stacktrace=1"; }

const char* __tsan_default_options() { return "log_path=" ROOST_REPORTS ":exitcode=99:halt_on_error=1"; }

}  // extern "C"
