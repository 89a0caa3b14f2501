// SPDX-License-Identifier: ISC
#include <sys/socket.h>

#include "shim/host/round_trip.hpp"
#include "shim/host/socket_path.hpp"
#include "shim/host/wire.hpp"
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::Pane;
using host_test::PaneTest;
using host_test::shell_request;
using shim::PipeRequest;
using state::ErrorCode;

class Requests : public PaneTest {
 protected:
  shim::SpawnRequest completed(const std::string& command) {
    auto request = shell_request(command);
    complete(request);
    return request;
  }
};

TEST_F(Requests, ResizeReachesTheProgramAndThePage) {
  const auto pane = spawn("trap 'stty size' WINCH; echo ready; while :; do sleep 0.02; done");
  ASSERT_TRUE(shows(pane, "ready"));
  ASSERT_TRUE(client(pane).resize({101, 41}, 7));
  EXPECT_TRUE(shows(pane, "41 101")) << screen(pane);
  EXPECT_EQ(facts(pane)->columns, 101u);
}

TEST_F(Requests, OlderResizeIsIgnored) {
  const auto pane = spawn("cat");
  ASSERT_TRUE(client(pane).resize({90, 20}, 8));
  ASSERT_TRUE(client(pane).resize({50, 10}, 7));
  EXPECT_EQ(facts(pane)->columns, 90u);
  ASSERT_TRUE(client(pane).resize({91, 21}, 8));
  EXPECT_EQ(facts(pane)->columns, 91u);
}

TEST_F(Requests, PostedResizeNeedsNobodyToWait) {
  const auto pane = spawn("cat");
  shim::post_resize(dir_, pane, {77, 17}, 3);
  EXPECT_TRUE(wait_until([&] { return facts(pane)->columns == 77; }));
}

TEST_F(Requests, TitleIsPublished) {
  const auto pane = spawn("cat");
  ASSERT_TRUE(client(pane).set_title("alpha"));
  EXPECT_STREQ(facts(pane)->title, "alpha") << "the page must be up to date when the answer arrives";
}

TEST_F(Requests, ManyOnOneConnection) {
  const auto pane = spawn("echo text; cat");
  ASSERT_TRUE(shows(pane, "text"));
  auto host = client(pane);
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(host.capture({}));
  EXPECT_TRUE(host.reset());
  EXPECT_TRUE(host.clear_history());
  EXPECT_TRUE(wait_until([&] { return screen(pane).find("text") == std::string::npos; }));
}

TEST_F(Requests, InfoTellsWhatTheRegistryWouldNeed) {
  pid_t child = 0;
  const auto pane = spawn("cat", &child);
  const auto info = client(pane).info();
  ASSERT_TRUE(info);
  EXPECT_EQ(info->nonce, pane.nonce);
  EXPECT_EQ(info->host_pid, pane.host_pid);
  EXPECT_EQ(info->child_pid, child);
  EXPECT_EQ(info->spawn.pane, pane.id);
  EXPECT_EQ(info->spawn.command, std::vector<std::string>{"cat"});
  EXPECT_EQ(info->spawn.path, folder_);
}

TEST_F(Requests, APaneWithoutAProgramIsFed) {
  shim::SpawnRequest request;
  request.kind = shim::ProgramKind::none;
  request.command = {""};
  pid_t child = -1;
  const auto pane = spawn(request, &child);
  EXPECT_EQ(child, 0);
  EXPECT_EQ(facts(pane)->dead, 1u);
  auto host = client(pane);
  ASSERT_TRUE(host.feed("one\n"));
  ASSERT_TRUE(host.feed("two"));
  EXPECT_EQ(facts(pane)->cursor_x, 3u) << "the page must be up to date when the answer arrives";
  EXPECT_TRUE(screen(pane).starts_with("one\ntwo\n")) << screen(pane);
  const auto info = host.info();
  ASSERT_TRUE(info);
  EXPECT_EQ(info->child_pid, 0);
  EXPECT_EQ(info->spawn.kind, shim::ProgramKind::none);
  ASSERT_TRUE(host.respawn(completed("cat"), false)) << "nothing is running";
  EXPECT_EQ(facts(pane)->dead, 0u);
  EXPECT_TRUE(host.feed("three")) << "it was made without one";
  EXPECT_TRUE(host.stop());
}

TEST_F(Requests, APaneWithAProgramIsNotFed) {
  const auto pane = spawn("cat");
  const auto fed = client(pane).feed("x");
  ASSERT_FALSE(fed);
  EXPECT_EQ(fed.error().message, "pane is not empty");
}

TEST_F(Requests, TrimPullsTheHistoryDown) {
  const auto pane = spawn("i=0; while [ $i -lt 80 ]; do echo l$i; i=$((i+1)); done; printf '\\033[2;1Hready'; cat");
  ASSERT_TRUE(shows(pane, "ready"));
  ASSERT_TRUE(client(pane).trim());
  EXPECT_EQ(facts(pane)->cursor_y, facts(pane)->rows - 1);
}

TEST_F(Requests, UnknownOnesAndOtherVersionsAreRefused) {
  const auto pane = spawn("cat");
  auto socket = shim::connect_to(dir_.pane_socket(pane.id));
  ASSERT_TRUE(socket);
  const auto unknown = shim::round_trip(socket->get(), shim::WireWriter(static_cast<shim::MessageType>(77)).frame());
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::unsupported);
  std::string newer = shim::WireWriter(shim::MessageType::reset).frame();
  newer[4] = static_cast<char>(shim::k_protocol_version + 1);
  const auto version = shim::round_trip(socket->get(), newer);
  ASSERT_FALSE(version);
  EXPECT_EQ(version.error().code, ErrorCode::unsupported);
  EXPECT_TRUE(support::process_alive(static_cast<pid_t>(pane.host_pid)));
}

TEST_F(Requests, AHostCanBeStoppedWhateverProtocolIsSpoken) {
  const auto pane = spawn("cat");
  auto socket = shim::connect_to(dir_.pane_socket(pane.id));
  ASSERT_TRUE(socket);
  std::string newer = shim::WireWriter(shim::MessageType::stop).frame();
  newer[4] = static_cast<char>(shim::k_protocol_version + 1);
  ASSERT_TRUE(shim::send_frame(socket->get(), newer));
  EXPECT_TRUE(wait_until([&] { return !support::process_alive(static_cast<pid_t>(pane.host_pid)); }));
}

TEST_F(Requests, GarbageHangsUpOnlyItsSender) {
  const auto pane = spawn("cat");
  auto socket = shim::connect_to(dir_.pane_socket(pane.id));
  ASSERT_TRUE(socket);
  ASSERT_TRUE(shim::send_frame(socket->get(), std::string(64, '\xff')));
  EXPECT_TRUE(shim::wait_for_end(socket->get(), std::chrono::seconds(5)));
  EXPECT_TRUE(client(pane).capture({}));
}

TEST_F(Requests, HostThatIsNotThereIsNotFound) {
  ASSERT_TRUE(dir_.create());
  const auto host = shim::HostClient::connect(dir_, state::PaneId{9});
  ASSERT_FALSE(host);
  EXPECT_EQ(host.error().code, ErrorCode::not_found);
}

TEST_F(Requests, StoppedHostIsBusyNotForEver) {
  const auto pane = spawn("cat");
  ::kill(static_cast<pid_t>(pane.host_pid), SIGSTOP);
  auto socket = shim::connect_to(dir_.pane_socket(pane.id));
  ASSERT_TRUE(socket);
  const auto answer = shim::round_trip(socket->get(), shim::WireWriter(shim::MessageType::info).frame(),
                                       std::chrono::milliseconds(200));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::busy);
}

TEST_F(Requests, HostSleepsWhenNothingHappens) {
  const auto pane = spawn("exec sleep 1000");
  const std::string path = "/proc/" + std::to_string(pane.host_pid) + "/status";
  const auto switches = [&] {
    const std::string text = read_file(path);
    return text.substr(text.find("\nvoluntary_ctxt_switches"));
  };
  ::usleep(100'000);
  const std::string before = switches();
  ::usleep(400'000);
  EXPECT_EQ(switches(), before);
}

TEST_F(Requests, AClientThatReadsNothingHoldsNobodyUp) {
  const auto pane = spawn("yes 0123456789 | head -n 20000; echo end; cat");
  ASSERT_TRUE(shows(pane, "end"));
  auto lazy = shim::connect_to(dir_.pane_socket(pane.id));
  ASSERT_TRUE(lazy);
  const std::string request = shim::WireWriter(shim::MessageType::info).frame();
  for (int i = 0; i < 20000; ++i) {
    if (::send(lazy->get(), request.data(), request.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0) break;
  }
  EXPECT_TRUE(client(pane).capture({}));
}

class Respawn : public Requests {};

TEST_F(Respawn, IsRefusedWhileTheProgramRuns) {
  pid_t child = 0;
  const auto pane = spawn("cat", &child);
  const auto refused = client(pane).respawn(completed("echo new; cat"), false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::exists);
  EXPECT_TRUE(support::process_alive(child));
}

TEST_F(Respawn, ReplacesTheProgramOnTheSameHost) {
  pid_t old = 0;
  const auto pane = spawn("echo old; exec sleep 1000", &old);
  ASSERT_TRUE(shows(pane, "old"));
  auto request = completed("echo new; stty size; cat");
  request.start_command = "the new one";
  const auto child = client(pane).respawn(request, true);
  ASSERT_TRUE(child) << child.error().message;
  EXPECT_TRUE(gone(old));
  EXPECT_TRUE(shows(pane, "new\n24 80")) << screen(pane);
  EXPECT_EQ(screen(pane).find("old"), std::string::npos) << screen(pane);
  EXPECT_EQ(support::parent_of(*child), pane.host_pid);
  EXPECT_STREQ(facts(pane)->start_command, "the new one");
  EXPECT_TRUE(has_entry(pane));
}

TEST_F(Respawn, EmptiesTheScreenAndKeepsTheHistory) {
  const auto pane = spawn("seq 1000 1049; printf '\\033[?1049halternate'; cat");
  ASSERT_TRUE(shows(pane, "alternate"));
  ASSERT_TRUE(client(pane).respawn(completed("echo new; cat"), true));
  ASSERT_TRUE(shows(pane, "new"));
  EXPECT_NE(screen(pane).find("1000\n1001\n"), std::string::npos) << screen(pane);
  EXPECT_EQ(screen(pane).find("1048"), std::string::npos) << screen(pane);
  EXPECT_EQ(facts(pane)->modes & static_cast<unsigned>(shim::PaneMode::alternate), 0u);
  EXPECT_EQ(facts(pane)->history_size, 27u);
}

TEST_F(Respawn, RevivesADeadPane) {
  const auto pane = spawn("read line; exit 1");
  set_pane_option(pane, "remain-on-exit", "on");
  type(pane, "\n");
  ASSERT_TRUE(shows(pane, "Pane is dead"));
  const auto child = client(pane).respawn(completed("echo again; cat"), false);
  ASSERT_TRUE(child) << child.error().message;
  EXPECT_TRUE(shows(pane, "again"));
  EXPECT_EQ(facts(pane)->dead, 0u);
  EXPECT_EQ(facts(pane)->exit_status, -1);
  type(pane, "typed\n");
  EXPECT_TRUE(shows(pane, "typed"));
}

TEST_F(Respawn, ThatCannotBeExecutedChangesNothing) {
  pid_t child = 0;
  const auto pane = spawn("echo old; cat", &child);
  ASSERT_TRUE(shows(pane, "old"));
  auto request = completed("");
  request.kind = shim::ProgramKind::direct;
  request.command = {"/no/such/program"};
  const auto failed = client(pane).respawn(request, true);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().sys_errno, ENOENT);
  EXPECT_TRUE(support::process_alive(child));
  type(pane, "still here\n");
  EXPECT_TRUE(shows(pane, "still here"));
}

class Pipe : public Requests {};

TEST_F(Pipe, CopiesOutputToACommand) {
  const auto pane = spawn("cat");
  ASSERT_TRUE(client(pane).pipe({.command = "cat > out.log"}));
  EXPECT_TRUE(wait_until([&] { return facts(pane)->pipe_open == 1; }));
  type(pane, "hello\n");
  EXPECT_TRUE(file_holds("out.log", "hello\r\nhello\r\n")) << read_file(folder_ + "/out.log");
}

TEST_F(Pipe, IsClosedByAnEmptyCommand) {
  const auto pane = spawn("cat");
  ASSERT_TRUE(client(pane).pipe({.command = "cat > out.log; echo closed > closed"}));
  ASSERT_TRUE(client(pane).pipe({}));
  EXPECT_TRUE(file_holds("closed", "closed"));
  EXPECT_TRUE(wait_until([&] { return facts(pane)->pipe_open == 0; }));
}

TEST_F(Pipe, TogglesWithOnlyIfNone) {
  const auto pane = spawn("cat");
  const PipeRequest toggle{.command = "cat >> out.log", .only_if_none = true};
  ASSERT_TRUE(client(pane).pipe(toggle));
  EXPECT_TRUE(wait_until([&] { return facts(pane)->pipe_open == 1; }));
  ASSERT_TRUE(client(pane).pipe(toggle));
  EXPECT_TRUE(wait_until([&] { return facts(pane)->pipe_open == 0; }));
}

TEST_F(Pipe, TypesWhatTheCommandSays) {
  const auto pane = spawn("cat");
  ASSERT_TRUE(client(pane).pipe({.command = "echo from the command", .to_command = false, .from_command = true}));
  EXPECT_TRUE(shows(pane, "from the command\nfrom the command")) << screen(pane);
  EXPECT_TRUE(wait_until([&] { return facts(pane)->pipe_open == 0; }));
}

TEST_F(Pipe, SlowReaderDoesNotHoldThePaneUp) {
  const auto pane = spawn("read line; yes 0123456789 | head -n 100000; echo the end; cat");
  ASSERT_TRUE(client(pane).pipe({.command = "sleep 1000"}));
  type(pane, "\n");
  EXPECT_TRUE(shows(pane, "the end"));
}

TEST_F(Pipe, GetsAllOutputBeforeThePaneEnds) {
  const auto pane = spawn("read line; yes 0123456789 | head -n 50000; echo the end");
  ASSERT_TRUE(client(pane).pipe({.command = "until [ -e go ]; do sleep 0.02; done; cat > out.log"}));
  type(pane, "\n");
  ::usleep(200'000);
  EXPECT_TRUE(has_entry(pane));
  ASSERT_TRUE(state::write_file_atomically(folder_ + "/go", ""));
  EXPECT_TRUE(file_holds("out.log", "the end"));
  EXPECT_TRUE(gone(static_cast<pid_t>(pane.host_pid)));
}

TEST_F(Pipe, DeadReaderIsForgotten) {
  const auto pane = spawn("cat");
  ASSERT_TRUE(client(pane).pipe({.command = "exit 0"}));
  type(pane, "one\n");
  EXPECT_TRUE(wait_until([&] { return facts(pane)->pipe_open == 0; }));
  type(pane, "two\n");
  EXPECT_TRUE(shows(pane, "two"));
}

TEST_F(Pipe, OfADeadPaneIsAnError) {
  const auto pane = spawn("read line");
  set_pane_option(pane, "remain-on-exit", "on");
  type(pane, "\n");
  ASSERT_TRUE(shows(pane, "Pane is dead"));
  const auto refused = client(pane).pipe({.command = "cat"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "target pane has exited");
}

}  // namespace
