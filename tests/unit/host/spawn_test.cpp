// SPDX-License-Identifier: ISC
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::PaneId;
using host_test::PaneTest;
using host_test::shell_request;
using shim::ProgramKind;

class Spawn : public PaneTest {
 protected:
  static shim::SpawnRequest direct_request(std::vector<std::string> words) {
    shim::SpawnRequest request;
    request.kind = ProgramKind::direct;
    request.command = std::move(words);
    return request;
  }
};

TEST_F(Spawn, RunsAShellCommandOnATerminal) {
  const auto pane = spawn("tty; echo $((6*7)); cat");
  EXPECT_TRUE(shows(pane, "42\n")) << screen(pane);
  EXPECT_NE(screen(pane).find("/dev/pts/"), std::string::npos);
}

TEST_F(Spawn, ReturnsTheProgramAndPublishesIt) {
  pid_t child = 0;
  auto request = shell_request("exec cat");
  request.size = {100, 30};
  request.start_command = "\"exec cat\"";
  const auto pane = spawn(request, &child);
  EXPECT_EQ(support::parent_of(child), pane.host_pid);
  const auto page = facts(pane);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->child_pid, child);
  EXPECT_EQ(page->columns, 100u);
  EXPECT_EQ(page->rows, 30u);
  EXPECT_STREQ(page->start_command, "\"exec cat\"");
  EXPECT_STREQ(page->title, "host");
  EXPECT_EQ(std::string(page->tty).rfind("/dev/pts/", 0), 0u);
  EXPECT_EQ(page->dead, 0u);
}

TEST_F(Spawn, KnowsItsSizeFromTheStart) {
  auto request = shell_request("stty size; cat");
  request.size = {91, 33};
  EXPECT_TRUE(shows(spawn(request), "33 91"));
}

TEST_F(Spawn, GivesExactlyTheEnvironmentOfTheRequest) {
  ::setenv("ROOST_LEAK", "yes", 1);
  auto request = shell_request("env > env.txt; echo done; cat");
  request.environment = {"TMUX_PANE=%0", "EMPTY=", "TWO=a=b", "PWD=/wrong"};
  const auto pane = spawn(request);
  ::unsetenv("ROOST_LEAK");
  ASSERT_TRUE(shows(pane, "done"));
  const std::string text = "\n" + read_file(folder_ + "/env.txt");
  for (const auto* line : {"\nTMUX_PANE=%0\n", "\nEMPTY=\n", "\nTWO=a=b\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  EXPECT_NE(text.find("\nPWD=" + folder_ + "\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("ROOST_LEAK"), std::string::npos);
}

TEST_F(Spawn, StartsALoginShellWithADash) {
  shim::SpawnRequest request;
  request.shell = "/bin/sh";
  const auto pane = spawn(request);
  type(pane, "echo \"name=$0\"\n");
  EXPECT_TRUE(shows(pane, "name=-sh")) << screen(pane);
}

TEST_F(Spawn, NamesTheShellOfACommandByItsBaseName) { EXPECT_TRUE(shows(spawn("echo name=$0; cat"), "name=sh\n")); }

TEST_F(Spawn, FindsADirectProgramOnThePathOfItsOwnEnvironment) {
  ASSERT_EQ(::mkdir((folder_ + "/bin").c_str(), 0700), 0);
  const std::string tool = folder_ + "/bin/roost-test-tool";
  ASSERT_TRUE(state::write_file_atomically(tool, "#!/bin/sh\necho \"got $# [$1]\"\nexec cat\n"));
  ASSERT_EQ(::chmod(tool.c_str(), 0700), 0);
  shim::SpawnRequest request;
  request.kind = ProgramKind::direct;
  request.command = {"roost-test-tool", "two words", ""};
  request.environment = {"PATH=" + folder_ + "/bin:/usr/bin:/bin"};
  EXPECT_TRUE(shows(spawn(request), "got 2 [two words]"));
}

TEST_F(Spawn, FallsBackToHomeAndSaysSo) {
  auto request = shell_request("pwd; echo env=$PWD; cat");
  request.path = folder_ + "/no/such/folder";
  const auto pane = spawn(request);
  EXPECT_TRUE(shows(pane, "env=" + folder_ + "\n")) << screen(pane);
}

TEST_F(Spawn, LeavesNoDescriptorToTheProgram) {
  const int leaked = ::open("/dev/null", O_RDONLY);  // not close-on-exec, as a caller may have it
  const auto pane = spawn("exec 3>&- ; ls /proc/$$/fd | tr '\\n' ' ' > fds; echo done; cat");
  ::close(leaked);
  ASSERT_TRUE(shows(pane, "done"));
  pid_t child = facts(pane)->child_pid;
  for (const std::string& file : support::open_files_of(child)) EXPECT_EQ(file.rfind("/dev/pts/", 0), 0u) << file;
}

// Not through a shell: that would set its own.
TEST_F(Spawn, GivesTheProgramDefaultSignals) {
  ::signal(SIGPIPE, SIG_IGN);
  const auto pane = spawn(direct_request({"cat", "/proc/self/status", "-"}));
  ::signal(SIGPIPE, SIG_DFL);
  ASSERT_TRUE(shows(pane, "nonvoluntary_ctxt_switches"));
  std::string text = screen(pane);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
  EXPECT_NE(text.find("SigBlk:0000000000000000\nSigIgn:0000000000000000\n"), std::string::npos) << text;
}

TEST_F(Spawn, TellsTheProgramWhereItIs) {
  auto request = direct_request({"cat", "/proc/self/environ", "-"});
  request.environment = {"PWD=/wrong", "LAST=1"};
  const auto pane = spawn(request);
  ASSERT_TRUE(shows(pane, "LAST=1"));
  EXPECT_NE(screen(pane).find("PWD=" + folder_), std::string::npos) << screen(pane);
  EXPECT_EQ(screen(pane).find("/wrong"), std::string::npos) << screen(pane);
}

TEST_F(Spawn, SetsTheLineDisciplineAsTmuxDoes) {
  const auto pane = spawn("stty -a; cat");
  EXPECT_TRUE(shows(pane, "erase = ^?")) << screen(pane);
  EXPECT_TRUE(shows(pane, " iutf8")) << screen(pane);
  EXPECT_EQ(screen(pane).find("-iutf8"), std::string::npos);
}

TEST_F(Spawn, ReportsAFailedExecAndLeavesNothing) {
  shim::SpawnRequest request;
  request.kind = ProgramKind::direct;
  request.command = {"/no/such/program", "x"};
  auto host = shim::StagedHost::fork_host(dir_, folder_ + "/s");
  ASSERT_TRUE(host);
  const auto pane = commit_entry(*host);
  ASSERT_TRUE(pane);
  complete(request);
  request.pane = pane->id;
  const auto child = go(*host, request);
  ASSERT_FALSE(child);
  EXPECT_EQ(child.error().code, state::ErrorCode::io);
  EXPECT_EQ(child.error().sys_errno, ENOENT);
  EXPECT_FALSE(support::process_alive(host->pid()));
  EXPECT_FALSE(has_entry(*pane));
  EXPECT_FALSE(exists(dir_.pane_page(pane->id)));
  EXPECT_FALSE(exists(dir_.pane_socket(pane->id)));
}

TEST_F(Spawn, NamesItsFilesByThePaneAndKeepsThemPrivate) {
  ::umask(0);
  const auto pane = spawn("cat");
  ::umask(022);
  for (const std::string& path : {dir_.pane_page(pane.id), dir_.pane_socket(pane.id)}) {
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0) << path;
    EXPECT_EQ(info.st_mode & 0777, 0600u) << path;
  }
  EXPECT_FALSE(exists(dir_.staged_page(pane.nonce)));
  EXPECT_FALSE(exists(dir_.staged_socket(pane.nonce)));
}

TEST_F(Spawn, LeavesTheCallersPipeAtOnce) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t shim = run_shim([&] {
    ::dup2(ends[1], STDOUT_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    (void)spawn("sleep 1000");
  });
  ::close(ends[1]);
  ASSERT_EQ(::waitpid(shim, nullptr, 0), shim);
  pollfd polled{ends[0], POLLIN, 0};
  EXPECT_EQ(::poll(&polled, 1, 5000), 1) << "somebody still holds the caller's pipe";
  char byte = 0;
  EXPECT_EQ(::read(ends[0], &byte, 1), 0);
  ::close(ends[0]);
}

TEST_F(Spawn, WorksForACallerWithoutStdio) {
  const pid_t shim = run_shim([&] {
    for (int fd = 0; fd < 64; ++fd) ::close(fd);
    auto pane = try_spawn(shell_request("echo alive; cat"));
    ::_exit(pane ? 0 : 1);
  });
  int status = -1;
  ASSERT_EQ(::waitpid(shim, &status, 0), shim);
  EXPECT_EQ(status, 0);
  const auto registry = state::read_registry(dir_);
  ASSERT_TRUE(registry);
  EXPECT_TRUE(shows(*registry->pane(registry->pane_ids().front()), "alive"));
}

TEST_F(Spawn, HostBelongsToNobodyAndHasNothingOpen) {
  const auto pane = spawn("cat");
  const auto host = static_cast<pid_t>(pane.host_pid);
  EXPECT_EQ(::getsid(host), host);
  for (const std::string& file : support::open_files_of(host)) {
    const bool expected = file == "/dev/null" || file == "/dev/ptmx" || file == "/dev/pts/ptmx" ||
                          file.rfind("socket:", 0) == 0 || file.rfind("anon_inode:", 0) == 0 ||
                          file == dir_.pane_page(pane.id);
    EXPECT_TRUE(expected) << file;
  }
}

TEST_F(Spawn, ReachesAStateFolderOfAnyLength) {
  std::string deep = folder_;
  for (int level = 0; level < 3; ++level) {
    deep += "/" + std::string(60, 'x');
    ASSERT_EQ(::mkdir(deep.c_str(), 0700), 0);
  }
  const auto dir = state::StateDir::at(deep + "/s.roost");
  auto host = shim::StagedHost::fork_host(dir, deep + "/s");
  ASSERT_TRUE(host) << host.error().message;
  auto request = shell_request("echo deep; cat");
  complete(request);
  request.pane = PaneId{5};
  ASSERT_TRUE(go(*host, request));
  auto connected = shim::HostClient::connect(dir, PaneId{5});
  ASSERT_TRUE(connected) << connected.error().message;
  EXPECT_TRUE(connected->stop());
}

}  // namespace
