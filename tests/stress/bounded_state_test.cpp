// SPDX-License-Identifier: ISC
// What comes and goes leaves nothing: thousands of panes, some of them and some of their commands killed, and what a
// command reads is as small as before. (What a command then costs is for bench/, not for a clock in a test.)
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

#include "tests/stress/rounds.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

namespace fs = std::filesystem;
using support::TempUniverse;

struct FolderSize {
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
};

FolderSize size_of(const std::string& folder) {
  FolderSize size;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    ++size.files;
    if (entry.is_regular_file()) size.bytes += entry.file_size();
  }
  return size;
}

// Of the document alone: the journal and dead files have bounds of their own.
std::uintmax_t document_size(const TempUniverse& universe) {
  return fs::file_size(universe.state_path() + "/registry.json");
}

void spawn_and_kill(TempUniverse& universe, unsigned n) {
  // Now and then the command is killed half-way, or the host, or a waiter.
  const char* points[] = {"registry.before_rename", "registry.after_rename", "spawn.staged", "spawn.renamed"};
  if (n % 10 == 9) {
    universe.set("ROOST_KILL_AT", points[n / 10 % 4]);
    universe.tmux({"new-window", "-d", "-t", "main:", "exec cat"});
    universe.unset("ROOST_KILL_AT");
    return;
  }
  const std::string pane = universe.must({"new-window", "-d", "-t", "main:", "-P", "-F", "#{pane_id}", "exec cat"});
  if (n % 10 == 5) {
    const auto host = support::registry_hosts(universe.state_path())[pane];
    ::kill(host, SIGKILL);
    EXPECT_TRUE(support::wait_until([&] { return !support::process_alive(host); }));
  } else {
    universe.must({"kill-pane", "-t", pane});
  }
  if (n % 7 == 0) universe.must({"set-buffer", fmt::format("buffer {}", n)});
}

TEST(BoundedState, ThousandsOfPanesLeaveTheFolderAsSmall) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference keeps nothing on disk";
  TempUniverse universe;
  universe.start("main", {"exec cat"});
  universe.must({"set-option", "-s", "buffer-limit", "10"});
  const FolderSize first = size_of(universe.state_path());
  const auto first_document = document_size(universe);
  unsigned rounds = 0;
  stress::for_each_round(300, [&](unsigned n) { spawn_and_kill(universe, n), ++rounds; });
  // The sweep comes with every 256th commit.
  for (unsigned i = 0; i < 260; ++i) universe.must({"set-option", "-g", "@turn", fmt::format("{}", i)});
  EXPECT_TRUE(support::wait_until([&] { return support::processes_of(universe.folder()).size() == 2; }));
  const FolderSize last = size_of(universe.state_path());
  EXPECT_LE(last.files, first.files + 10 + 2) << "ten buffers, and the files of a commit";
  EXPECT_LE(last.bytes, first.bytes + 128 * 1024) << "a journal has 64 KiB and a snapshot";
  EXPECT_LE(document_size(universe), first_document + 10 * 400);
  EXPECT_EQ(support::registry_fault(universe.state_path()), "");
  fmt::print("{} rounds: {} files {} bytes -> {} files {} bytes\n", rounds, first.files, first.bytes, last.files,
             last.bytes);
}

}  // namespace
