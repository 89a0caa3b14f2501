// SPDX-License-Identifier: ISC
#include "shim/host/process_identity.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>

#include <cstring>

#include "shim/host/scheduler_slice.hpp"
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::PaneTest;
using host_test::shell_request;

class Identity : public PaneTest {};

// glibc's program_invocation_name is argv[0] itself.
TEST_F(Identity, HostHidesTheCallersCommandLine) {
  const pid_t shim = run_shim([&] {
    // The whole command line, word by word: they lie one behind the other.
    const std::string line = read_file("/proc/self/cmdline");
    std::vector<char*> words;
    char* word = program_invocation_name;
    for (const char c : line) {
      if (c != '\0') continue;
      words.push_back(word);
      word += std::strlen(word) + 1;
    }
    shim::remember_argv(static_cast<int>(words.size()), words.data());
    const bool fine = try_spawn(shell_request("cat")).has_value();
    ::_exit(fine ? 0 : 1);
  });
  int status = -1;
  ::waitpid(shim, &status, 0);
  ASSERT_EQ(status, 0);
  const auto registry = state::read_registry(dir_);
  const auto host = static_cast<pid_t>(registry->pane(registry->pane_ids().front())->host_pid);
  const std::string line = support::command_line_of(host);
  EXPECT_EQ(line.rfind("tmux: server (" + folder_ + "/s)", 0), 0u) << line;
  EXPECT_EQ(line.find("unit_host"), std::string::npos) << line;
  EXPECT_EQ(read_file("/proc/" + std::to_string(host) + "/comm"), "tmux: server\n");
}

TEST_F(Identity, CloseOthersKeepsWhatItIsTold) {
  int report[2];
  ASSERT_EQ(::pipe(report), 0);
  const pid_t child = run_shim([&] {
    const int a = ::open("/dev/null", O_RDONLY), b = ::open("/dev/null", O_RDONLY), c = ::open("/dev/null", O_RDONLY);
    shim::close_others({report[1], b});
    const bool right = ::fcntl(a, F_GETFD) == -1 && ::fcntl(b, F_GETFD) != -1 && ::fcntl(c, F_GETFD) == -1 &&
                       ::fcntl(report[0], F_GETFD) == -1 && ::fcntl(STDERR_FILENO, F_GETFD) != -1;
    (void)!::write(report[1], right ? "y" : "n", 1);
  });
  char answer = '?';
  ASSERT_EQ(::read(report[0], &answer, 1), 1);
  EXPECT_EQ(answer, 'y');
  ::waitpid(child, nullptr, 0);
}

std::uint64_t slice_of(pid_t pid) {
  std::uint64_t attr[7] = {};
  ::syscall(SYS_sched_getattr, pid, attr, sizeof attr, 0);
  return attr[3];
}

// Elsewhere than on Linux 6.12 both are the same, and the test says nothing.
TEST_F(Identity, ProgramHasTheSchedulerSliceThatTheCallerHadAtFirst) {
  const std::uint64_t usual = slice_of(0);
  const pid_t shim = run_shim([&] {
    shim::shorten_scheduler_slice();
    ::_exit(try_spawn(shell_request("exec cat")).has_value() ? 0 : 1);
  });
  int status = -1;
  ::waitpid(shim, &status, 0);
  ASSERT_EQ(status, 0);
  const auto registry = state::read_registry(dir_);
  const auto page = facts(*registry->pane(registry->pane_ids().front()));
  ASSERT_TRUE(page);
  EXPECT_EQ(slice_of(page->child_pid), usual);
}

}  // namespace
