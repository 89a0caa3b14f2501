// SPDX-License-Identifier: ISC
#include <fcntl.h>
#include <sys/mman.h>

#include <cstring>

#include "shim/host/status_page.hpp"
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::Pane;
using host_test::PaneTest;
using host_test::shell_request;
using shim::LivePages;

class Live : public PaneTest {
 protected:
  std::string command_of(const Pane& pane) { return LivePages(dir_).current_command(pane); }
  std::string path_of(const Pane& pane) { return LivePages(dir_).current_path(pane); }
  std::string window_name_of(const Pane& pane) {
    const auto registry = state::read_registry(dir_);
    return LivePages(dir_).window_name(*registry, *registry->window(pane.window));
  }
  void edit_window(const Pane& pane, const std::function<void(state::Window&)>& change) {
    ASSERT_TRUE(state::transact(dir_, [&](state::Registry& registry) -> state::Result<void> {
      change(*registry.edit_window(pane.window));
      return {};
    }));
  }
};

TEST_F(Live, CommandIsThatOfTheForegroundProcess) {
  const auto pane = spawn("cat; sleep 1000; :");
  EXPECT_TRUE(wait_until([&] { return command_of(pane) == "sh"; }));
  shim::SpawnRequest login;
  login.shell = "/bin/bash";
  const auto shell = spawn(login);
  EXPECT_TRUE(wait_until([&] { return command_of(shell) == "bash"; })) << command_of(shell);
  type(shell, "sleep 1000\n");
  EXPECT_TRUE(wait_until([&] { return command_of(shell) == "sleep"; })) << command_of(shell);
}

TEST_F(Live, CommandOfADeadPaneIsWhatItWasStartedWith) {
  auto request = shell_request("read line");
  request.start_command = "\"read line\"";
  auto pane = spawn(request);
  set_pane_option(pane, "remain-on-exit", "on");
  type(pane, "\n");
  ASSERT_TRUE(shows(pane, "Pane is dead"));
  EXPECT_EQ(command_of(pane), "read");
  EXPECT_EQ(path_of(pane), "");
  EXPECT_EQ(window_name_of(pane), "read[dead]");
}

TEST_F(Live, PathFollowsTheForegroundProcess) {
  const auto pane = spawn("read line; cd /usr; exec cat");
  EXPECT_EQ(path_of(pane), folder_);
  type(pane, "\n");
  EXPECT_TRUE(wait_until([&] { return path_of(pane) == "/usr"; })) << path_of(pane);
}

TEST_F(Live, WindowIsNamedByItsProgramUnlessItHasAName) {
  const auto pane = spawn("echo ready; exec cat");  // one that shows nothing keeps the name of its command
  EXPECT_TRUE(wait_until([&] { return window_name_of(pane) == "cat"; })) << window_name_of(pane);
  edit_window(pane, [](state::Window& window) {
    window.name = "mine";
    window.options["automatic-rename"] = "off";
  });
  EXPECT_EQ(window_name_of(pane), "mine");
}

TEST_F(Live, ProgramMayNameTheWindowWhenAllowed) {
  const auto pane =
      spawn("read line; printf '\\033kfirst\\033\\\\'; echo one; read line; printf '\\033ksecond\\033\\\\'; cat");
  type(pane, "\n");
  ASSERT_TRUE(shows(pane, "one"));
  EXPECT_NE(window_name_of(pane), "first") << "allow-rename is off by default";
  edit_window(pane, [](state::Window& window) { window.options["allow-rename"] = "on"; });
  type(pane, "\n");
  EXPECT_TRUE(wait_until([&] { return window_name_of(pane) == "second"; })) << window_name_of(pane);
}

TEST_F(Live, FactsAreTakenOncePerSource) {
  const auto pane = spawn("cat");
  LivePages live(dir_);
  const shim::PaneFacts* before = live.facts(pane);
  ASSERT_NE(before, nullptr);
  ASSERT_TRUE(client(pane).resize({40, 10}, 1));
  ASSERT_TRUE(wait_until([&] { return facts(pane)->columns == 40; }));
  EXPECT_EQ(live.facts(pane), before);
  EXPECT_EQ(before->columns, 80u);
}

TEST_F(Live, StagedHostHasFactsAlready) {
  auto host = shim::StagedHost::fork_host(dir_, folder_ + "/s");
  ASSERT_TRUE(host);
  const auto pane = commit_entry(*host);
  ASSERT_TRUE(pane);
  const auto page = facts(*pane);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->child_pid, 0);
  host->abandon();
}

TEST_F(Live, PageOfAnUnknownVersionIsNoPage) {
  const auto pane = spawn("cat");
  const state::Fd page(::open(dir_.pane_page(pane.id).c_str(), O_RDWR | O_CLOEXEC));
  const std::uint32_t version = 99;
  ASSERT_EQ(::pwrite(page.get(), &version, sizeof version, sizeof version), 4);
  EXPECT_FALSE(facts(pane));
}

class StatusPageFile : public PaneTest {
 protected:
  StatusPageFile() : fd_(::open((folder_ + "/page").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
  state::Fd fd_;
};

TEST_F(StatusPageFile, EmptyOrShortFileIsNoPage) {
  shim::PaneFacts facts;
  EXPECT_FALSE(shim::read_page(fd_.get(), facts));
  ASSERT_EQ(::write(fd_.get(), "PAGE", 4), 4);
  EXPECT_FALSE(shim::read_page(fd_.get(), facts));
}

// A page of `slot` bytes a slot, with `facts` in the second one.
void write_page(int fd, std::size_t slot, std::uint32_t announced, const shim::PaneFacts& facts) {
  std::string bytes(16 + 2 * slot, '\x55');
  const std::uint32_t head[] = {shim::StatusPage::k_magic, shim::k_facts_version, 1, announced};
  std::memcpy(bytes.data(), head, sizeof head);
  std::memcpy(bytes.data() + 16 + slot, &facts, std::min(slot, sizeof facts));
  ASSERT_EQ(::pwrite(fd, bytes.data(), bytes.size(), 0), static_cast<ssize_t>(bytes.size()));
}

TEST_F(StatusPageFile, OfANewerHostIsReadAsFarAsItIsKnown) {
  shim::PaneFacts facts;
  facts.columns = 77;
  std::snprintf(facts.start_command, sizeof facts.start_command, "the end");
  write_page(fd_.get(), sizeof facts + 512, sizeof facts + 512, facts);
  shim::PaneFacts seen;
  ASSERT_TRUE(shim::read_page(fd_.get(), seen));
  EXPECT_EQ(seen.columns, 77u);
  EXPECT_STREQ(seen.start_command, "the end");
}

TEST_F(StatusPageFile, OfAnOlderHostKeepsTheDefaultsOfWhatItHasNot) {
  shim::PaneFacts facts;
  facts.columns = 77;
  std::snprintf(facts.path, sizeof facts.path, "/path");
  std::snprintf(facts.start_command, sizeof facts.start_command, "not in the page");
  const std::size_t slot = offsetof(shim::PaneFacts, start_command);
  write_page(fd_.get(), slot, static_cast<std::uint32_t>(slot), facts);
  shim::PaneFacts seen;
  ASSERT_TRUE(shim::read_page(fd_.get(), seen));
  EXPECT_EQ(seen.columns, 77u);
  EXPECT_STREQ(seen.path, "/path");
  EXPECT_STREQ(seen.start_command, "");
}

TEST_F(StatusPageFile, OfTheFirstLayoutDoesNotSayHowLongItsSlotsAre) {
  shim::PaneFacts facts;
  facts.columns = 77;
  write_page(fd_.get(), shim::StatusPage::k_first_slot_size, 0, facts);
  shim::PaneFacts seen;
  ASSERT_TRUE(shim::read_page(fd_.get(), seen));
  EXPECT_EQ(seen.columns, 77u);
}

// Every field of one publication is the same number: a mixture of two would show.
TEST_F(StatusPageFile, ReadersNeverSeeAMixture) {
  ASSERT_TRUE(shim::write_new_page(fd_.get()));
  const pid_t writer = run_shim([&] {
    auto page = shim::PageWriter::map(fd_.get());
    for (std::uint32_t round = 1;; ++round) {
      shim::PaneFacts facts;
      facts.columns = facts.rows = facts.history_size = round;
      std::snprintf(facts.title, sizeof facts.title, "%u", round);
      std::snprintf(facts.start_command, sizeof facts.start_command, "%u", round);
      page->publish(facts);
      // A host publishes once per turn of its loop; without a pause no reader would ever find the page at rest.
      const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(20);
      while (std::chrono::steady_clock::now() < until) {
      }
    }
  });
  std::uint32_t last = 0;
  for (int reads = 0; reads < 5000; ++reads) {
    shim::PaneFacts facts;
    ASSERT_TRUE(shim::read_page(fd_.get(), facts));
    if (facts.columns == 80 && facts.rows == 24) continue;  // nothing published yet
    ASSERT_EQ(facts.rows, facts.columns);
    ASSERT_EQ(std::string(facts.title), std::to_string(facts.columns));
    ASSERT_EQ(std::string(facts.start_command), std::to_string(facts.columns));
    ASSERT_GE(facts.columns, last);
    last = facts.columns;
  }
  ::kill(writer, SIGKILL);
  ::waitpid(writer, nullptr, 0);
  EXPECT_GT(last, 0u);
}

// A writer that is stopped in the middle of a publication has only touched the slot that nobody reads.
TEST_F(StatusPageFile, WriterStoppedHalfWayDisturbsNobody) {
  ASSERT_TRUE(shim::write_new_page(fd_.get()));
  auto page = shim::PageWriter::map(fd_.get());
  ASSERT_TRUE(page);
  shim::PaneFacts facts;
  facts.columns = 7;
  page->publish(facts);
  const std::string garbage(sizeof(shim::PaneFacts), '\x55');
  ASSERT_EQ(::pwrite(fd_.get(), garbage.data(), garbage.size(), 16), static_cast<ssize_t>(garbage.size()));
  shim::PaneFacts seen;
  ASSERT_TRUE(shim::read_page(fd_.get(), seen));
  EXPECT_EQ(seen.columns, 7u);
}

}  // namespace
