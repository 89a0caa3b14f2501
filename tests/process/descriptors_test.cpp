// SPDX-License-Identifier: ISC
// valgrind's opinion of commands and hosts: no descriptor is leaked, none is inherited by a host, no value is read that
// nobody wrote.
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

namespace fs = std::filesystem;
using support::TempUniverse;
using testing::HasSubstr;
using testing::Not;

class UnderValgrind : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference is not ours to mend";
#ifdef ROOST_ASAN
    GTEST_SKIP() << "valgrind can't run what a sanitizer has instrumented";
#endif
    if (::access("/usr/bin/valgrind", X_OK) != 0) GTEST_SKIP() << "needs valgrind";
  }
  support::RunResult run(const std::string& words) {
    return universe_.shell(fmt::format("exec valgrind --quiet --track-fds=yes --log-file={}/log.%p {} {}",
                                       universe_.folder(), support::tmux_binary(), words));
  }
  std::string log_of(pid_t pid) const { return universe_.read_file(fmt::format("log.{}", pid)); }
  // Descriptors of its own that a process had open at its end.
  static int leaked(const std::string& log) {
    int count = 0;
    for (std::size_t at = 0; (at = log.find("Open ", at)) != std::string::npos; ++at) {
      const std::string entry = log.substr(at, log.find("Open ", at + 1) - at);
      if (entry.find("<inherited from parent>") == std::string::npos) ++count;
    }
    return count;
  }

  TempUniverse universe_;
};

TEST_F(UnderValgrind, NeitherCommandNorHostLeaksADescriptor) {
  // The caller's own descriptor must not reach the host.
  const int callers = ::open("/dev/null", O_RDONLY);
  ASSERT_NE(callers, -1);
  const auto started = run("new-session -d -s main cat");
  ASSERT_EQ(started.exit_code, 0) << started.describe();
  const pid_t host = support::registry_hosts(universe_.state_path()).begin()->second;
  // What a host of its own accord has, without valgrind's.
  const std::string plain = universe_.must({"split-window", "-d", "-P", "-F", "#{pane_id}", "cat"});
  for (const auto& file : support::open_files_of(support::registry_hosts(universe_.state_path())[plain])) {
    const bool known = file == "/dev/null" || file.starts_with("socket:") || file.starts_with("/dev/pt") ||
                       file.starts_with("anon_inode:") || file.ends_with(".page");
    EXPECT_TRUE(known) << file;
  }
  ::close(callers);
  for (const char* words : {"split-window -d cat", "send-keys -t main hello Enter", "capture-pane -p -t main",
                            "resize-window -t main -x 60 -y 20", "pipe-pane -t main 'cat > /dev/null'",
                            "respawn-pane -k -t main:0.1 cat", "list-panes -a"}) {
    const auto result = run(words);
    EXPECT_EQ(result.exit_code, 0) << words << "\n" << result.describe();
  }
  universe_.must({"kill-server"});
  ASSERT_TRUE(support::wait_until([&] { return support::processes_of(universe_.folder()).empty(); }));
  int logs = 0;
  for (const auto& entry : fs::directory_iterator(universe_.folder())) {
    if (!entry.path().filename().string().starts_with("log.")) continue;
    ++logs;
    const std::string log = universe_.read_file(entry.path().string());
    EXPECT_EQ(leaked(log), 0) << entry.path() << "\n" << log;
    EXPECT_THAT(log, Not(HasSubstr("uninitialised value"))) << entry.path();
    EXPECT_THAT(log, Not(HasSubstr("Invalid "))) << entry.path();
  }
  EXPECT_GE(logs, 8);
  EXPECT_THAT(log_of(host), Not(HasSubstr("Open file descriptor"))) << "a host has something open at its end";
}

}  // namespace
