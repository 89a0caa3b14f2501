// SPDX-License-Identifier: ISC
// The folder a universe lives in: what must not be trusted is refused, what is damaged is not lost.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/process_barrier.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using testing::HasSubstr;

class StateFolder : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference keeps nothing on disk";
    ::mkdir(fmt::format("{}/tmux-{}", universe_.folder(), ::getuid()).c_str(), 0700);
  }
  // A first command must fail, name the folder, and leave no process.
  void expect_refused() {
    const auto result = universe_.tmux({"new-session", "-d", "-s", "main", "cat"});
    EXPECT_EQ(result.exit_code, 1) << result.describe();
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr(universe_.state_path()));
    EXPECT_TRUE(support::wait_until([&] { return support::processes_of(universe_.folder()).empty(); }));
  }
  std::string files() { return universe_.shell("ls -lAR --time-style=+ " + universe_.state_path() + "/").out; }
  TempUniverse universe_;
};

TEST_F(StateFolder, IsPrivate) {
  universe_.start();
  struct stat info {};
  ASSERT_EQ(::lstat(universe_.state_path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777, 0700u);
  EXPECT_EQ(universe_.shell("find " + universe_.state_path() + " -type f -perm /077").out, "");
}

TEST_F(StateFolder, ASymlinkIsRefused) {
  ::mkdir(universe_.path("target").c_str(), 0700);
  ASSERT_EQ(::symlink(universe_.path("target").c_str(), universe_.state_path().c_str()), 0);
  expect_refused();
  EXPECT_EQ(universe_.shell("ls -A target").out, "");
}

TEST_F(StateFolder, AnotherOwnersFolderIsRefused) {
  if (::getuid() != 0) GTEST_SKIP() << "needs root";
  ::mkdir(universe_.state_path().c_str(), 0700);
  ASSERT_EQ(::chown(universe_.state_path().c_str(), 12345, 12345), 0);
  const std::string before = files();
  expect_refused();
  EXPECT_EQ(files(), before);
}

TEST_F(StateFolder, AFolderOthersCanWriteIsRefused) {
  ::mkdir(universe_.state_path().c_str(), 0700);
  ASSERT_EQ(::chmod(universe_.state_path().c_str(), 0777), 0);
  expect_refused();
}

TEST_F(StateFolder, ALockThatIsASymlinkIsNotFollowed) {
  universe_.start();
  universe_.must({"kill-server"});
  universe_.write_file("precious", "text");
  const std::string lock = universe_.state_path() + "/registry.lock";
  ::unlink(lock.c_str());
  ASSERT_EQ(::symlink(universe_.path("precious").c_str(), lock.c_str()), 0);
  EXPECT_EQ(universe_.tmux({"new-session", "-d", "cat"}).exit_code, 1);
  EXPECT_EQ(universe_.read_file("precious"), "text");
}

// Real tmux goes on without its configuration; nothing may be half done in either case.
TEST_F(StateFolder, AnUnreadableConfigurationDoesNotGetInTheWay) {
  const auto result = universe_.tmux({"-f", universe_.path("missing.conf"), "new-session", "-d", "-s", "main", "cat"});
  EXPECT_EQ(universe_.tmux({"has-session", "-t", "main"}).exit_code, result.exit_code);
  EXPECT_EQ(result.exit_code == 0, result.err.empty()) << result.describe();
}

TEST_F(StateFolder, AnyPartOfItThatIsMissingIsMadeAgainByHoweverManyAtOnce) {
  universe_.start();
  for (const char* part : {"first", "second"}) {
    SCOPED_TRACE(part);
    universe_.must({"set-buffer", "-b", "gone", "text"});
    std::filesystem::remove_all(universe_.state_path() + "/channels");
    std::filesystem::remove_all(universe_.state_path() + "/buffers");
    const auto results = support::run_at_barrier(12, [&](unsigned worker) {
      const std::string name = fmt::format("{}{}", part, worker);
      const auto result = worker % 3 == 0   ? universe_.tmux({"set-buffer", "-b", name, "text"})
                          : worker % 3 == 1 ? universe_.tmux({"new-session", "-d", "-s", name, "exec cat"})
                                            : universe_.tmux({"wait-for", "-S", name});
      return result.ok() ? std::string() : result.describe();
    });
    for (const auto& result : results) EXPECT_EQ(result, "");
    EXPECT_EQ(universe_.must({"show-buffer", "-b", fmt::format("{}0", part)}), "text");
    universe_.must({"wait-for", fmt::format("{}2", part)});
  }
}

TEST_F(StateFolder, TheFolderOfThePanesIsMadeAgainByHoweverManyAtOnce) {
  universe_.start();
  universe_.must({"kill-server"});
  std::filesystem::remove_all(universe_.state_path() + "/panes");
  const auto results = support::run_at_barrier(12, [&](unsigned worker) {
    const auto result = universe_.tmux({"new-session", "-d", "-s", fmt::format("s{}", worker), "exec cat"});
    return result.ok() ? std::string() : result.describe();
  });
  for (const auto& result : results) EXPECT_EQ(result, "");
}

TEST_F(StateFolder, FirstCommandsMakeTheFolderOfTheSocketTogether) {
  const std::string socket = universe_.socket_path("shared");
  std::filesystem::remove_all(std::filesystem::path(socket).parent_path());
  const auto results = support::run_at_barrier(16, [&](unsigned worker) {
    const auto result =
        universe_.tmux({"-L", "shared", "new-session", "-d", "-s", fmt::format("s{}", worker), "exec cat"});
    return result.ok() ? std::string() : result.describe();
  });
  for (const auto& result : results) EXPECT_EQ(result, "");
  const std::string names = universe_.must({"-L", "shared", "list-sessions", "-F", "#{session_name}"});
  EXPECT_EQ(std::count(names.begin(), names.end(), '\n'), 15);
}

class DamagedRegistry : public StateFolder, public testing::WithParamInterface<const char*> {
 protected:
  // Whether any file of the folder still has the damaged text: it is kept for inspection.
  bool kept(const std::string& text) {
    universe_.write_file("pattern", text.substr(0, 30));
    return universe_.shell("grep -rqF -f pattern " + universe_.state_path()).exit_code == 0;
  }
};

TEST_P(DamagedRegistry, LosesNoPane) {
  universe_.start("main", {"echo one; exec cat"});
  universe_.must({"new-window", "-d", "echo two; exec cat"});
  const auto hosts = support::registry_hosts(universe_.state_path());
  const std::string document = universe_.state_path() + "/registry.json";
  universe_.write_file(document, GetParam());
  const auto next = universe_.tmux({"new-window", "-d", "-P", "-F", "#{pane_id}", "cat"});
  for (const auto& [pane, host] : hosts) EXPECT_TRUE(support::process_alive(host)) << pane;
  if (next.exit_code == 0) {
    EXPECT_EQ(next.line(), "%2");
    EXPECT_EQ(universe_.shell("tmux list-panes -a -F '#{pane_id}' | sort").out, "%0\n%1\n%2\n");
    EXPECT_TRUE(universe_.shows("%1", "two"));
    EXPECT_EQ(support::registry_fault(universe_.state_path()), "");
    if (*GetParam() != '\0') {
      EXPECT_TRUE(kept(GetParam()));
    }
  } else {
    EXPECT_EQ(next.exit_code, 1);
    EXPECT_THAT(next.err, HasSubstr(document));
    EXPECT_EQ(universe_.read_file(document), GetParam());
    for (const auto& [pane, host] : hosts) ::kill(host, SIGKILL);
  }
}

INSTANTIATE_TEST_SUITE_P(Texts, DamagedRegistry,
                         testing::Values("", "this is not a registry at all, it is a sentence",
                                         "{\"schema\": 1, \"generation\": 7, \"boot",
                                         "[1, 2, 3, \"four\", {\"five\": 6}]\n",
                                         "{\"something\": \"else entirely\", \"valid\": true}\n"));

}  // namespace
