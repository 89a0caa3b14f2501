// SPDX-License-Identifier: ISC
// Many processes create panes at once, all released from a barrier: every spawn succeeds in silence, ids are unique,
// every pane is listed and alive, no host is left over.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "tests/stress/rounds.hpp"
#include "tests/support/process_barrier.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::Words;

std::multiset<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::multiset<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.insert(line);
  return lines;
}

// The command of a worker's n-th spawn: windows and splits mixed.
Words spawn_words(unsigned worker, unsigned n) {
  // The reference has no room for so many panes in one detached window.
  const bool split = (worker + n) % 2 == 1 && !support::testing_reference();
  return {split ? "split-window" : "new-window", "-d", "-t", "main:", "-P", "-F", "#{pane_id}", "exec cat"};
}

// Each id on a line; whatever goes wrong is a line that is no id.
std::string spawn_many(const TempUniverse& universe, unsigned worker, unsigned count) {
  std::string ids;
  for (unsigned n = 0; n < count; ++n) {
    const auto result = universe.tmux(spawn_words(worker, n));
    ids += result.ok() ? result.line() + "\n" : "FAILED " + result.describe() + "\n";
  }
  return ids;
}

void expect_every_pane_runs(const TempUniverse& universe, const std::multiset<std::string>& ids) {
  const auto listed = lines_of(universe.must({"list-panes", "-a", "-F", "#{pane_id} #{pane_pid} #{pane_dead}"}));
  std::multiset<std::string> alive;
  for (const auto& line : listed) {
    std::istringstream fields(line);
    std::string id, dead;
    pid_t pid = 0;
    fields >> id >> pid >> dead;
    if (dead == "0" && support::process_alive(pid)) alive.insert(id);
  }
  EXPECT_EQ(alive, ids);
}

// A host and a program for each pane, and nothing else.
void expect_no_orphan(const TempUniverse& universe, std::size_t panes) {
  if (support::testing_reference()) return;
  EXPECT_EQ(support::registry_fault(universe.state_path()), "");
  const auto hosts = support::registry_hosts(universe.state_path());
  EXPECT_EQ(hosts.size(), panes);
  for (const auto& [pane, host] : hosts) EXPECT_TRUE(support::process_alive(host)) << pane;
  std::size_t found = 0;
  EXPECT_TRUE(support::wait_until([&] {
    return (found = support::processes_of(universe.folder()).size()) == 2 * panes;
  })) << found
      << " processes for " << panes << " panes";
}

void storm(unsigned workers, unsigned each) {
  const TempUniverse universe;
  universe.start("main", {"exec cat"});
  const auto results = support::run_at_barrier(workers, [&](unsigned w) { return spawn_many(universe, w, each); });
  std::multiset<std::string> ids{"%0"};
  for (const auto& text : results)
    for (const auto& line : lines_of(text)) {
      EXPECT_TRUE(line.starts_with('%')) << line;
      ids.insert(line);
    }
  EXPECT_EQ(ids.size(), 1 + workers * each);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << "an id was given twice";
  expect_every_pane_runs(universe, ids);
  expect_no_orphan(universe, ids.size());
}

TEST(SpawnStorm, EightProcessesOfFourSpawns) {
  stress::for_each_round(10, [](unsigned) { storm(8, 4); });
}

TEST(SpawnStorm, SixteenProcessesOfSixteenSpawns) {
  stress::for_each_round(2, [](unsigned) { storm(16, 16); });
}

// Nobody has made the folder, the lock or the document yet: one process creates, all of them succeed.
TEST(SpawnStorm, ThirtyTwoFirstCommandsMakeOneUniverse) {
  stress::for_each_round(5, [](unsigned) {
    const TempUniverse universe;
    const auto results = support::run_at_barrier(32, [&](unsigned worker) {
      const auto result = universe.tmux({"new-session", "-d", "-s", fmt::format("s{}", worker), "-P", "-F",
                                         "#{session_name} #{pane_id}", "exec cat"});
      return result.ok() ? result.line() : "FAILED " + result.describe();
    });
    std::multiset<std::string> ids, expected_sessions;
    for (unsigned worker = 0; worker < results.size(); ++worker) {
      const std::string name = fmt::format("s{}", worker);
      EXPECT_TRUE(results[worker].starts_with(name + " %")) << results[worker];
      expected_sessions.insert(name);
      ids.insert(results[worker].substr(std::min(results[worker].size(), name.size() + 1)));
    }
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 32u);
    EXPECT_EQ(lines_of(universe.must({"list-sessions", "-F", "#{session_name}"})), expected_sessions);
    expect_every_pane_runs(universe, ids);
    expect_no_orphan(universe, ids.size());
  });
}

}  // namespace
