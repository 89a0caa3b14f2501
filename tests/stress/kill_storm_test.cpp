// SPDX-License-Identifier: ISC
// Something is cleared while sixteen processes spawn into it: what a spawn answered is true, nothing is half cleared,
// no host and no entry is left over, and no id is given twice.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "tests/stress/rounds.hpp"
#include "tests/support/process_barrier.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::RunResult;
using support::TempUniverse;
using support::Words;

constexpr unsigned k_spawners = 16, k_spawns = 3, k_clears = 4;

Words mixed_spawn_words(unsigned worker, unsigned n) {
  switch ((worker + n) % 3) {
    case 0:
      return {"new-window", "-d", "-t", "main:", "-P", "-F", "#{pane_id}", "exec cat"};
    case 1:
      return {"split-window", "-d", "-t", "main:", "-P", "-F", "#{pane_id}", "exec cat"};
    default:
      return {"new-session", "-d", "-s", fmt::format("w{}n{}", worker, n), "-P", "-F", "#{pane_id}", "exec cat"};
  }
}

// A spawn into what was just cleared is refused in words; anything else is a fault.
bool is_honest_refusal(const RunResult& result) {
  if (result.exit_code != 1 || !result.out.empty()) return false;
  for (const char* words : {"can't find", "no server running", "server exited unexpectedly", "pane host is gone"})
    if (result.err.find(words) != std::string::npos) return true;
  return false;
}

std::string spawn_many(const TempUniverse& universe, unsigned worker) {
  std::string lines;
  for (unsigned n = 0; n < k_spawns; ++n) {
    const auto result = universe.tmux(mixed_spawn_words(worker, n));
    if (result.ok()) {
      lines += result.line() + "\n";
    } else if (!is_honest_refusal(result)) {
      lines += "FAILED " + result.describe() + "\n";
    }
  }
  return lines;
}

// Ends it again and again, and makes it anew, so that the spawners have something to spawn into.
std::string clear_many(const TempUniverse& universe, const Words& clear) {
  std::string lines;
  for (unsigned n = 0; n < k_clears; ++n) {
    const auto cleared = universe.tmux(clear);
    if (!cleared.ok() && !is_honest_refusal(cleared)) lines += "FAILED " + cleared.describe() + "\n";
    const auto made = universe.tmux({"new-session", "-d", "-s", "main", "-P", "-F", "#{pane_id}", "exec cat"});
    if (made.ok()) lines += made.line() + "\n";
    if (!made.ok() && made.err != "duplicate session: main\n" && !is_honest_refusal(made))
      lines += "FAILED " + made.describe() + "\n";
  }
  return lines;
}

void storm(const Words& clear) {
  const TempUniverse universe;
  universe.start("main", {"exec cat"});
  const auto results = support::run_at_barrier(k_spawners + 1, [&](unsigned worker) {
    return worker == 0 ? clear_many(universe, clear) : spawn_many(universe, worker);
  });
  std::multiset<std::string> ids{"%0"};
  for (const auto& text : results) {
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
      EXPECT_TRUE(line.starts_with('%')) << text;
      if (line.starts_with('%')) ids.insert(line);
    }
  }
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << "an id was given twice";
  EXPECT_EQ(support::registry_fault(universe.state_path()), "");
  std::size_t found = 0, listed = 0;
  EXPECT_TRUE(support::wait_until([&] {
    const std::string text = universe.tmux({"list-panes", "-a", "-F", "#{pane_id} #{pane_dead}"}).out;
    listed = static_cast<std::size_t>(std::count(text.begin(), text.end(), '%'));
    return (found = support::processes_of(universe.folder()).size()) == 2 * listed;
  })) << found
      << " processes for " << listed << " panes";
  const auto hosts = support::registry_hosts(universe.state_path());
  for (const auto& [pane, host] : hosts) EXPECT_TRUE(support::process_alive(host)) << "ghost " << pane;
  // Epoch and ids go on: what comes next is new.
  const auto next = universe.must({"new-session", "-d", "-s", "afterwards", "-P", "-F", "#{pane_id}", "exec cat"});
  EXPECT_FALSE(ids.contains(next)) << next;
}

class KillStorm : public testing::Test {
 protected:
  void SetUp() override {
    if (support::testing_reference()) GTEST_SKIP() << "the reference gives ids again";
  }
};

TEST_F(KillStorm, KillServerLeavesNothingBehind) {
  stress::for_each_round(3, [](unsigned) { storm({"kill-server"}); });
}

TEST_F(KillStorm, KillSessionLeavesNothingBehind) {
  stress::for_each_round(3, [](unsigned) { storm({"kill-session", "-t", "main"}); });
}

TEST_F(KillStorm, KillWindowLeavesNothingBehind) {
  stress::for_each_round(3, [](unsigned) { storm({"kill-window", "-t", "main:"}); });
}

}  // namespace
