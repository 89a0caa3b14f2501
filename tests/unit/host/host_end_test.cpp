// SPDX-License-Identifier: ISC
// How panes end: by their program, by a request, by a signal, with their shim.
#include <fcntl.h>

#include "shim/host/host_files.hpp"
#include "shim/host/host_hooks.hpp"
#include "shim/host/program.hpp"
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::host_alive;
using host_test::Pane;
using host_test::PaneTest;
using host_test::shell_request;
using shim::StagedHost;

class HostEnd : public PaneTest {
 protected:
  bool all_gone(const Pane& pane) {
    EXPECT_TRUE(gone(static_cast<pid_t>(pane.host_pid)));
    EXPECT_FALSE(has_entry(pane));
    EXPECT_FALSE(exists(dir_.pane_page(pane.id)));
    EXPECT_FALSE(exists(dir_.pane_socket(pane.id)));
    EXPECT_FALSE(exists(dir_.staged_page(pane.nonce)));
    EXPECT_FALSE(exists(dir_.staged_socket(pane.nonce)));
    return !HasFailure();
  }
};

TEST_F(HostEnd, OfTheLastProgramRemovesSessionAndFiles) {
  const auto pane = spawn("read line");
  type(pane, "\n");
  EXPECT_TRUE(all_gone(pane));
  const auto registry = state::read_registry(dir_);
  ASSERT_TRUE(registry);
  EXPECT_TRUE(registry->session_ids().empty());
}

TEST_F(HostEnd, GivesTheRoomToTheNeighbour) {
  const auto first = spawn("cat");
  const auto second = spawn("read line");
  ASSERT_TRUE(client(first).resize({80, 12}, 1));
  type(second, "\n");
  EXPECT_TRUE(all_gone(second));
  EXPECT_TRUE(wait_until([&] { return facts(first)->rows == 24; }));
}

TEST_F(HostEnd, KeepsADeadPaneWhenAskedTo) {
  const auto pane = spawn("read line; echo last words; exit 3");
  set_pane_option(pane, "remain-on-exit", "on");
  type(pane, "\n");
  ASSERT_TRUE(shows(pane, "Pane is dead (status 3, ")) << screen(pane);
  EXPECT_NE(screen(pane).find("last words"), std::string::npos);
  const auto page = facts(pane);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->dead, 1u);
  EXPECT_EQ(page->exit_status, 3);
  EXPECT_EQ(page->exit_signal, 0);
  EXPECT_GT(page->dead_us, 0);
  type(pane, "ignored\n");
  EXPECT_TRUE(has_entry(pane));
}

TEST_F(HostEnd, TellsTheSignalThatKilledTheProgram) {
  const auto pane = spawn("read line; kill -9 $$");
  set_pane_option(pane, "remain-on-exit", "on");
  type(pane, "\n");
  ASSERT_TRUE(shows(pane, "Pane is dead (signal 9, ")) << screen(pane);
  EXPECT_EQ(facts(pane)->exit_signal, 9);
  EXPECT_EQ(facts(pane)->exit_status, -1);
}

TEST_F(HostEnd, FailedKeepsOnlyWhatFailed) {
  const auto good = spawn("read line; exit 0");
  const auto bad = spawn("read line; exit 1");
  for (const auto& pane : {good, bad}) {
    set_pane_option(pane, "remain-on-exit", "failed");
    type(pane, "\n");
  }
  EXPECT_TRUE(shows(bad, "Pane is dead (status 1"));
  EXPECT_TRUE(all_gone(good));
  EXPECT_TRUE(has_entry(bad));
}

TEST_F(HostEnd, DoesNotWaitForGrandchildrenThatKeepTheTerminal) {
  const auto pane = spawn("trap '' HUP; sleep 1000 & read line");
  type(pane, "\n");
  EXPECT_TRUE(all_gone(pane));
}

// remain-on-exit needs a status, and closing the terminal gives none.
TEST_F(HostEnd, WaitsForTheStatusOfAProgramThatOnlyClosedItsTerminal) {
  const auto pane = spawn("trap '' HUP; read line; exec <&- >&- 2>&-; until [ -e go ]; do sleep 0.02; done; exit 5");
  set_pane_option(pane, "remain-on-exit", "on");
  type(pane, "\n");
  EXPECT_TRUE(wait_until([&] { return client(pane).pipe({.command = "true"}).has_value() == false; }));
  EXPECT_EQ(facts(pane)->dead, 0u);
  ASSERT_TRUE(state::write_file_atomically(folder_ + "/go", ""));
  EXPECT_TRUE(shows(pane, "Pane is dead (status 5"));
}

TEST_F(HostEnd, ClosedTerminalEndsAPaneWithoutRemainOnExit) {
  const auto pane = spawn("trap '' HUP; read line; exec <&- >&- 2>&-; sleep 1000");
  type(pane, "\n");
  EXPECT_TRUE(all_gone(pane));
}

TEST_F(HostEnd, StopHangsUpTheProgram) {
  pid_t child = 0;
  const auto pane = spawn("exec sleep 1000", &child);
  EXPECT_TRUE(client(pane).stop());
  EXPECT_FALSE(exists(dir_.pane_socket(pane.id)));
  EXPECT_FALSE(exists(dir_.pane_page(pane.id)));
  EXPECT_TRUE(gone(child));
  EXPECT_TRUE(gone(static_cast<pid_t>(pane.host_pid)));
}

TEST_F(HostEnd, TerminationSignalRemovesThePane) {
  pid_t child = 0;
  const auto pane = spawn("exec sleep 1000", &child);
  set_pane_option(pane, "remain-on-exit", "on");
  ::kill(static_cast<pid_t>(pane.host_pid), SIGTERM);
  EXPECT_TRUE(all_gone(pane));
  EXPECT_TRUE(gone(child));
}

TEST_F(HostEnd, KilledHostTakesItsProgramWithItAndIsKnownToBeDead) {
  pid_t child = 0;
  const auto pane = spawn("exec sleep 1000", &child);
  EXPECT_TRUE(host_alive(dir_, pane));
  ::kill(static_cast<pid_t>(pane.host_pid), SIGKILL);
  EXPECT_TRUE(gone(child));
  // Nobody has waited for it: a zombie is dead too.
  EXPECT_EQ(support::state_of(static_cast<pid_t>(pane.host_pid)), 'Z');
  EXPECT_FALSE(host_alive(dir_, pane));
  EXPECT_FALSE(facts(pane));
  EXPECT_TRUE(exists(dir_.pane_page(pane.id)));
  shim::stop_hosts(dir_, {pane});
  EXPECT_FALSE(exists(dir_.pane_page(pane.id)));
}

TEST_F(HostEnd, AnotherProcessWithTheHostsNumberIsNotTheHost) {
  auto pane = spawn("cat");
  pane.host_pid = 1;  // alive, but nothing of ours
  EXPECT_TRUE(host_alive(dir_, pane)) << "the page is locked";
  ::kill(static_cast<pid_t>(facts(pane)->child_pid), SIGKILL);
  EXPECT_TRUE(wait_until([&] { return !host_alive(dir_, pane); }));
}

TEST_F(HostEnd, StopHostsStopsManyEvenStagedAndStuckOnes) {
  const auto named = spawn("exec sleep 1000");
  const auto stuck = spawn("exec sleep 1000");
  ::kill(static_cast<pid_t>(stuck.host_pid), SIGSTOP);
  auto staged_host = StagedHost::fork_host(dir_, folder_ + "/s");
  ASSERT_TRUE(staged_host);
  const auto staged = commit_entry(*staged_host);
  ASSERT_TRUE(staged);
  shim::SpawnRequest request = shell_request("exec sleep 1000");
  complete(request);
  request.pane = staged->id;
  const pid_t stopper = run_shim([&] { shim::stop_hosts(dir_, {named, stuck, *staged}); });
  EXPECT_TRUE(gone(static_cast<pid_t>(named.host_pid)));
  (void)go(*staged_host, request);
  ::waitpid(stopper, nullptr, 0);
  EXPECT_TRUE(gone(static_cast<pid_t>(stuck.host_pid)));
  EXPECT_TRUE(gone(static_cast<pid_t>(staged->host_pid)));
  for (const auto& pane : {named, stuck, *staged}) EXPECT_FALSE(exists(dir_.pane_page(pane.id)));
}

class ShimDeath : public HostEnd {};

TEST_F(ShimDeath, BeforeTheCommitLeavesNothing) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t shim = run_shim([&] {
    auto host = StagedHost::fork_host(dir_, folder_ + "/s");
    Pane pane;
    pane.host_pid = host->pid();
    (void)!::write(ends[1], &pane.host_pid, sizeof pane.host_pid);
    (void)!::write(ends[1], host->nonce().data(), 16);
    ::kill(::getpid(), SIGKILL);
  });
  Pane pane;
  pane.nonce.resize(16);
  ASSERT_EQ(::read(ends[0], &pane.host_pid, sizeof pane.host_pid), static_cast<ssize_t>(sizeof pane.host_pid));
  ASSERT_EQ(::read(ends[0], pane.nonce.data(), 16), 16);
  ::waitpid(shim, nullptr, 0);
  EXPECT_TRUE(all_gone(pane));
}

TEST_F(ShimDeath, AfterTheCommitRemovesTheEntry) {
  const auto neighbour = spawn("cat");
  const pid_t shim = run_shim([&] {
    auto host = StagedHost::fork_host(dir_, folder_ + "/s");
    (void)commit_entry(*host);
    ::kill(::getpid(), SIGKILL);
  });
  ::waitpid(shim, nullptr, 0);
  EXPECT_TRUE(wait_until([&] { return state::read_registry(dir_)->pane_ids().size() == 1; }));
  EXPECT_TRUE(has_entry(neighbour));
  EXPECT_TRUE(state::read_registry(dir_)->check_invariants());
}

TEST_F(ShimDeath, AfterGoLeavesARunningPane) {
  const pid_t shim = run_shim([&] {
    ::setenv("ROOST_STOP_AT", "spawn.go_received", 1);
    auto host = StagedHost::fork_host(dir_, folder_ + "/s");
    const auto entry = commit_entry(*host);
    auto request = shell_request("echo survived; cat");
    complete(request);
    request.pane = entry->id;
    (void)go(*host, request);
  });
  EXPECT_TRUE(wait_until([&] {
    const auto registry = state::read_registry(dir_);
    if (!registry || registry->pane_ids().empty()) return false;
    return support::state_of(static_cast<pid_t>(registry->pane(registry->pane_ids()[0])->host_pid)) == 'T';
  }));
  ::kill(shim, SIGKILL);
  ::waitpid(shim, nullptr, 0);
  const Pane pane = *state::read_registry(dir_)->pane(state::read_registry(dir_)->pane_ids()[0]);
  ::kill(static_cast<pid_t>(pane.host_pid), SIGCONT);
  EXPECT_TRUE(wait_until([&] { return exists(dir_.pane_socket(pane.id)); }));
  EXPECT_TRUE(shows(pane, "survived"));
}

// The host dies at each step of a spawn: the shim learns it, and the entry counts as dead.
class HostDeath : public HostEnd, public ::testing::WithParamInterface<const char*> {};

TEST_P(HostDeath, IsNoticedByTheShim) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t shim = run_shim([&] {
    ::setenv("ROOST_KILL_AT", GetParam(), 1);
    auto host = StagedHost::fork_host(dir_, folder_ + "/s");
    ::unsetenv("ROOST_KILL_AT");
    const auto entry = commit_entry(*host);
    auto request = shell_request("cat");
    complete(request);
    request.pane = entry->id;
    const auto gone = go(*host, request);
    const bool right = !gone && gone.error().code == state::ErrorCode::peer_gone && !host_alive(dir_, *entry);
    (void)!::write(ends[1], right ? "y" : "n", 1);
  });
  char right = '?';
  ASSERT_EQ(::read(ends[0], &right, 1), 1);
  EXPECT_EQ(right, 'y');
  ::waitpid(shim, nullptr, 0);
}

INSTANTIATE_TEST_SUITE_P(AtEveryStep, HostDeath,
                         ::testing::Values("spawn.staged", "spawn.go_received", "spawn.renamed"));

// The host dies while it removes its pane: before the commit the entry is dead to all, after it there is none.
class EndDeath : public HostEnd, public ::testing::WithParamInterface<const char*> {};

TEST_P(EndDeath, LeavesNoPaneBehind) {
  const auto neighbour = spawn("cat");
  ::setenv("ROOST_KILL_AT", GetParam(), 1);
  const auto pane = spawn("read line");
  ::unsetenv("ROOST_KILL_AT");
  type(pane, "\n");
  EXPECT_TRUE(gone(static_cast<pid_t>(pane.host_pid)));
  EXPECT_TRUE(wait_until([&] { return !host_alive(dir_, pane); }));
  EXPECT_EQ(has_entry(pane), std::string(GetParam()) == "exit.before_commit");
  // The lock is free, and the neighbour does not care.
  EXPECT_TRUE(state::LockedRegistry::open(dir_));
  type(neighbour, "alive\n");
  EXPECT_TRUE(shows(neighbour, "alive"));
}

INSTANTIATE_TEST_SUITE_P(AtEveryStep, EndDeath, ::testing::Values("exit.before_commit", "exit.after_commit"));

TEST_F(HostEnd, FormatOfTheNoticeIsExpandedByTheHook) {
  shim::host_hooks().expand = [](const state::StateDir&, state::PaneId, std::string_view format) {
    return "<" + std::string(format) + ">";
  };
  const auto pane = spawn("read line");
  shim::host_hooks().expand = nullptr;
  set_pane_option(pane, "remain-on-exit", "on");
  set_pane_option(pane, "remain-on-exit-format", "over");
  type(pane, "\n");
  EXPECT_TRUE(shows(pane, "<over>"));
}

TEST_F(HostEnd, EmptyFormatShowsNoNotice) {
  const auto pane = spawn("echo text; read line");
  set_pane_option(pane, "remain-on-exit", "on");
  set_pane_option(pane, "remain-on-exit-format", "");
  type(pane, "\n");
  EXPECT_TRUE(wait_until([&] { return facts(pane) && facts(pane)->dead == 1; }));
  EXPECT_EQ(screen(pane).find("dead"), std::string::npos);
  EXPECT_TRUE(wait_until([&] { return !shim::has_mode(*facts(pane), shim::PaneMode::cursor_visible); }));
}

// A registry that nobody can read does not take the pane's last words with it at once.
TEST_F(HostEnd, CorruptRegistryIsTriedAgain) {
  const auto pane = spawn("read line; echo last words");
  const std::string good = read_file(dir_.registry_path());
  ASSERT_TRUE(state::write_file_atomically(dir_.registry_path(), "not a registry"));
  type(pane, "\n");
  EXPECT_TRUE(shows(pane, "last words"));
  ::usleep(200'000);
  EXPECT_TRUE(support::process_alive(static_cast<pid_t>(pane.host_pid)));
  ASSERT_TRUE(state::write_file_atomically(dir_.registry_path(), good));
  EXPECT_TRUE(all_gone(pane));
}

TEST_F(HostEnd, RemovedUniverseIsNotMadeAgain) {
  const auto pane = spawn("read line");
  auto host = client(pane);
  ASSERT_EQ(std::system(("rm -rf " + dir_.path()).c_str()), 0);
  ASSERT_TRUE(host.input({{shim::InputItem::Kind::bytes, "\n", {}}}));
  EXPECT_TRUE(gone(static_cast<pid_t>(pane.host_pid)));
  EXPECT_FALSE(exists(dir_.path()));
}

TEST_F(HostEnd, AbandonedHostGoesAtOnce) {
  auto host = StagedHost::fork_host(dir_, folder_ + "/s");
  ASSERT_TRUE(host);
  host->abandon();
  EXPECT_EQ(::kill(host->pid(), 0), -1);
  EXPECT_FALSE(exists(dir_.staged_page(host->nonce())));
}

// The soak's left-over: `sleep 100000` of a host that was killed between the fork and the exec of its program.
TEST_F(HostEnd, AHostKilledWhileItStartsItsProgramLeavesNoProgram) {
  constexpr useconds_t k_rounds = 150, k_step_us = 10;
  auto request = shell_request("exec sleep 100000");
  complete(request);
  for (useconds_t round = 0; round < k_rounds; ++round) {
    int ready[2];
    ASSERT_EQ(::pipe2(ready, O_CLOEXEC), 0);
    const pid_t host = run_shim([&] {
      ::signal(SIGHUP, SIG_IGN);  // as hosts do
      auto terminal = shim::open_program_terminal();
      (void)!::write(ready[1], "1", 1);
      const auto program = shim::start_program(request, *std::move(terminal));
      for (;;) ::pause();
    });
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    ::close(ready[0]);
    ::close(ready[1]);
    ::usleep(round * k_step_us);
    ::kill(host, SIGKILL);
    ::waitpid(host, nullptr, 0);
  }
  EXPECT_TRUE(wait_until([&] { return support::processes_of(folder_).empty(); }));
}

// A peer that holds the lock for a while delays the end of a pane, and nothing else.
TEST_F(HostEnd, IsRetriedWhileTheRegistryIsBusy) {
  const auto pane = spawn("read line");
  {
    auto guard = state::LockedRegistry::open(dir_);
    ASSERT_TRUE(guard);
    const pid_t typist = run_shim([&] {
      state::close_locks_in_child();
      type(pane, "\n");
    });
    ::waitpid(typist, nullptr, 0);
    ::usleep(300'000);
    EXPECT_TRUE(support::process_alive(static_cast<pid_t>(pane.host_pid)));
  }
  EXPECT_TRUE(all_gone(pane));
}

}  // namespace
