// SPDX-License-Identifier: ISC
// kill -9 at the worst moments: a pane host costs its own pane only, a command that dies in the middle of a transaction
// costs nothing.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using support::Words;
using namespace std::chrono_literals;

std::string listing(const TempUniverse& universe) {
  std::string text;
  for (const pid_t pid : support::processes_of(universe.folder()))
    text += fmt::format("{} {} {}\n", pid, support::state_of(pid), support::command_line_of(pid));
  return text;
}

class Crash : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference has one process for everything";
    universe_.start("main", {"echo first; exec cat"});
    universe_.must({"new-window", "-d", "echo second; exec cat"});
    universe_.must({"split-window", "-d", "-t", "main:0", "echo third; exec cat"});
    hosts_ = support::registry_hosts(universe_.state_path());
    ASSERT_EQ(hosts_.size(), 3u);
  }
  std::string panes() { return universe_.must({"list-panes", "-a", "-F", "#{pane_id}"}); }
  pid_t child_of(const std::string& pane) { return std::atoi(universe_.format(pane, "#{pane_pid}").c_str()); }
  void expect_sound() { EXPECT_EQ(support::registry_fault(universe_.state_path()), ""); }

  TempUniverse universe_;
  std::map<std::string, pid_t> hosts_;
};

TEST_F(Crash, EveryPaneHasAHostOfItsOwn) {
  EXPECT_NE(hosts_["%0"], hosts_["%1"]);
  EXPECT_NE(hosts_["%1"], hosts_["%2"]);
  for (const auto& [pane, host] : hosts_) EXPECT_EQ(support::parent_of(child_of(pane)), host) << pane;
}

TEST_F(Crash, AKilledHostIsGoneFromTheNextListing) {
  const pid_t child = child_of("%1");
  ::kill(hosts_["%1"], SIGKILL);
  ASSERT_TRUE(wait_until([&] { return !support::process_alive(hosts_["%1"]); }));
  EXPECT_EQ(panes(), "%0\n%2");
  EXPECT_TRUE(wait_until([&] { return !support::process_alive(child); }));
  EXPECT_EQ(universe_.tmux({"send-keys", "-t", "%1", "x"}).err, "can't find pane: %1\n");
}

// Of many, hosts are not asked for one by one (shim/host/host_board.hpp).
TEST_F(Crash, KilledHostsAmongManyAreGoneFromTheNextListing) {
  for (int i = 3; i < 9; ++i) universe_.must({"new-window", "-d", "exec cat"});
  hosts_ = support::registry_hosts(universe_.state_path());
  ASSERT_EQ(hosts_.size(), 9u);
  for (const char* pane : {"%1", "%4", "%8"}) {
    ::kill(hosts_[pane], SIGKILL);
    ASSERT_TRUE(wait_until([&] { return !support::process_alive(hosts_[pane]); }));
  }
  EXPECT_EQ(panes(), "%0\n%2\n%3\n%5\n%6\n%7");
  ASSERT_EQ(::unlink((universe_.state_path() + "/hosts.board").c_str()), 0);
  ::kill(hosts_["%5"], SIGKILL);
  ASSERT_TRUE(wait_until([&] { return !support::process_alive(hosts_["%5"]); }));
  EXPECT_EQ(panes(), "%0\n%2\n%3\n%6\n%7") << "the board is a help, not a condition";
  EXPECT_EQ(universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"}), "%9");
  EXPECT_EQ(panes(), "%0\n%2\n%9\n%3\n%6\n%7");
  expect_sound();
}

TEST_F(Crash, AKilledHostIsNotNoticedByTheOthers) {
  ::kill(hosts_["%2"], SIGKILL);
  ASSERT_TRUE(wait_until([&] { return !support::process_alive(hosts_["%2"]); }));
  universe_.must({"send-keys", "-t", "%0", "still here", "Enter"});
  EXPECT_TRUE(universe_.shows("%0", "first\nstill here\nstill here"));
  EXPECT_EQ(universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"}), "%3");
  EXPECT_EQ(panes(), "%0\n%1\n%3");
  EXPECT_EQ(universe_.format("main:0", "#{window_panes} #{pane_height}"), "1 24");
  expect_sound();
}

TEST_F(Crash, WhenAllHostsAreKilledTheNextSessionIsNew) {
  for (const auto& [pane, host] : hosts_) ::kill(host, SIGKILL);
  ASSERT_TRUE(wait_until([&] { return support::processes_of(universe_.folder()).empty(); }));
  EXPECT_EQ(universe_.tmux({"list-sessions"}).err, "no server running on " + universe_.socket_path() + "\n");
  EXPECT_EQ(universe_.start("main"), "%3");
  EXPECT_EQ(panes(), "%3");
  expect_sound();
}

// A command stopped at a step of its transaction.
class Stopped {
 public:
  Stopped(const TempUniverse& universe, const std::string& point, Words words) {
    std::vector<std::string> environment = universe.environment();
    environment.push_back("ROOST_STOP_AT=" + point);
    words.insert(words.begin(), support::tmux_binary());
    std::vector<char*> argv, envp;
    for (auto& word : words) argv.push_back(word.data());
    for (auto& entry : environment) envp.push_back(entry.data());
    argv.push_back(nullptr);
    envp.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) {
      if (::chdir(universe.folder().c_str()) == 0) ::execve(argv[0], argv.data(), envp.data());
      ::_exit(127);
    }
    stopped_ = wait_until([&] { return support::state_of(pid_) == 'T'; }, 10s);
  }
  ~Stopped() { kill(); }
  Stopped(const Stopped&) = delete;
  Stopped& operator=(const Stopped&) = delete;

  bool stopped() const { return stopped_; }
  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }
  int go_on() {
    int status = 0;
    ::kill(pid_, SIGCONT);
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t pid_ = 0;
  bool stopped_ = false;
};

TEST_F(Crash, ACommandKilledWithTheLockHoldsUpNobody) {
  Stopped spawn(universe_, "registry.before_rename", {"new-window", "-d", "cat"});
  ASSERT_TRUE(spawn.stopped());
  spawn.kill();
  const auto next = universe_.tmux({"new-window", "-d", "-P", "-F", "#{pane_id}", "exec cat"});
  EXPECT_TRUE(next.ok()) << next.describe();
  EXPECT_LT(next.took, 3s);
  EXPECT_EQ(panes(), "%0\n%2\n%1\n" + next.line());
  expect_sound();
  const auto hosts = support::registry_hosts(universe_.state_path());
  EXPECT_EQ(hosts.size(), 4u);
  EXPECT_TRUE(wait_until([&] { return support::processes_of(universe_.folder()).size() == 8; }))
      << "each pane has a host and a program, and there is nothing else:\n"
      << listing(universe_);
}

TEST_F(Crash, ReadersDoNotWaitForAWriter) {
  Stopped writer(universe_, "registry.before_rename", {"set-option", "-g", "@seen", "1"});
  ASSERT_TRUE(writer.stopped());
  for (const Words& words : {Words{"list-panes", "-a"},
                             {"has-session", "-t", "main"},
                             {"capture-pane", "-p", "-t", "%1"},
                             {"send-keys", "-t", "%1", "x"},
                             {"display-message", "-p", "#{session_name}"}}) {
    const auto result = universe_.tmux(words);
    EXPECT_TRUE(result.ok()) << words[0] << "\n" << result.describe();
    EXPECT_LT(result.took, 2s) << words[0];
  }
  EXPECT_EQ(universe_.must({"show-options", "-gqv", "@seen"}), "");
  EXPECT_EQ(writer.go_on(), 0);
  EXPECT_EQ(universe_.must({"show-options", "-gqv", "@seen"}), "1");
}

TEST_F(Crash, AWriterThatWaitsTooLongSaysForWhom) {
  Stopped holder(universe_, "registry.before_rename", {"set-option", "-g", "@seen", "1"});
  ASSERT_TRUE(holder.stopped());
  const auto result = universe_.tmux({"set-option", "-g", "@other", "1"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, testing::HasSubstr("registry busy (held by"));
  EXPECT_THAT(result.err, testing::HasSubstr("set-option"));
  EXPECT_EQ(holder.go_on(), 0);
  EXPECT_EQ(universe_.must({"show-options", "-gqv", "@other"}), "");
}

// Death at each named step, of the command or of the host it just made.
class CrashAt : public Crash, public testing::WithParamInterface<const char*> {
 protected:
  // After the next write nothing of the dead is left: no entry, no host, no program.
  void expect_clean() {
    universe_.unset("ROOST_KILL_AT");
    const auto next = universe_.tmux({"set-option", "-g", "@after", "crash"});
    EXPECT_TRUE(next.ok()) << next.describe();
    EXPECT_LT(next.took, 3s);
    std::size_t found = 0, listed = 0;
    EXPECT_TRUE(wait_until([&] {
      const std::string text = panes();
      listed = static_cast<std::size_t>(std::count(text.begin(), text.end(), '%'));
      return (found = support::processes_of(universe_.folder()).size()) == 2 * listed;
    })) << found
        << " processes for " << listed << " panes";
    EXPECT_THAT(panes(), testing::StartsWith("%0\n%2\n%1"));
    expect_sound();
    const std::string made = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "echo alive; exec cat"});
    EXPECT_GE(std::atoi(made.c_str() + 1), 3);
    EXPECT_TRUE(universe_.shows(made, "alive"));
  }
};

class CrashOfASpawnAt : public CrashAt {};

TEST_P(CrashOfASpawnAt, LeavesNothingBehind) {
  universe_.set("ROOST_KILL_AT", GetParam());
  const auto result = universe_.tmux({"new-window", "-d", "exec cat"});
  EXPECT_NE(result.exit_code, 0) << "the step was never reached\n" << result.describe();
  expect_clean();
}

INSTANTIATE_TEST_SUITE_P(Steps, CrashOfASpawnAt,
                         testing::Values("registry.locked", "registry.loaded", "registry.before_temp",
                                         "registry.before_rename", "registry.after_rename", "spawn.staged",
                                         "spawn.go_received", "spawn.renamed"));

class CrashOfAnExitAt : public CrashAt {};

TEST_P(CrashOfAnExitAt, LeavesNothingBehind) {
  universe_.set("ROOST_KILL_AT", GetParam());
  const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", "read line"});
  universe_.unset("ROOST_KILL_AT");
  universe_.must({"send-keys", "-t", pane, "Enter"});
  EXPECT_TRUE(wait_until([&] { return panes() == "%0\n%2\n%1"; }));
  expect_clean();
}

INSTANTIATE_TEST_SUITE_P(Steps, CrashOfAnExitAt, testing::Values("exit.before_commit", "exit.after_commit"));

}  // namespace
