// SPDX-License-Identifier: ISC
// Every command that changes a universe, at once: 48 processes, each the owner of one session, released from a barrier.
// Nobody disturbs anybody: every command succeeds in silence and its effect is there afterwards.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/stress/rounds.hpp"
#include "tests/support/patience.hpp"
#include "tests/support/process_barrier.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::Words;

constexpr unsigned k_writers = 48 / support::k_patience;

// What writer `w` does in its session s<w>, whose window 0 holds two panes and whose window 1 holds one. In the end it
// is so again.
std::vector<Words> all_changes(unsigned w) {
  const std::string s = fmt::format("s{}", w), buffer = "b" + s;
  return {
      {"new-window", "-d", "-t", s + ":", "-n", "extra", "exec cat"},
      {"split-window", "-d", "-h", "-t", s + ":0", "exec cat"},
      {"split-window", "-d", "-b", "-t", s + ":1", "exec cat"},
      {"select-layout", "-t", s + ":0", "tiled"},
      {"next-layout", "-t", s + ":0"},
      {"resize-pane", "-t", s + ":0.0", "-x", "20"},
      {"resize-pane", "-Z", "-t", s + ":0.1"},
      {"swap-pane", "-d", "-s", s + ":0.0", "-t", s + ":0.1"},
      {"rotate-window", "-t", s + ":0"},
      {"select-pane", "-t", s + ":0.1", "-T", "title"},
      {"last-pane", "-t", s + ":0"},
      {"set-option", "-p", "-t", s + ":0.0", "@mark", s},
      {"set-option", "-w", "-t", s + ":0", "pane-border-status", "top"},
      {"set-window-option", "-t", s + ":0", "mode-keys", "vi"},
      {"set-option", "-t", s, "@owner", s},
      {"set-option", "-g", "@global-" + s, s},
      {"set-environment", "-t", s, "OWNER", s},
      {"set-environment", "-g", "GLOBAL_" + s, s},
      {"set-buffer", "-b", buffer, "text of " + s},
      {"set-buffer", "-b", buffer + "-spare", "spare"},
      {"delete-buffer", "-b", buffer + "-spare"},
      {"kill-pane", "-t", s + ":1.0"},
      {"paste-buffer", "-b", buffer, "-t", s + ":1.0"},
      {"send-keys", "-t", s + ":1.0", "Enter"},
      {"respawn-pane", "-k", "-t", s + ":0.1", "exec cat"},
      {"break-pane", "-d", "-s", s + ":0.1", "-t", s + ":7", "-n", "broken"},
      {"join-pane", "-d", "-s", s + ":7", "-t", s + ":0"},
      {"move-window", "-d", "-s", s + ":extra", "-t", s + ":9"},
      {"rename-window", "-t", s + ":extra", "moved"},
      {"select-window", "-t", s + ":moved"},
      {"last-window", "-t", s},
      {"next-window", "-t", s},
      {"previous-window", "-t", s},
      {"respawn-window", "-k", "-t", s + ":moved", "exec cat"},
      {"resize-window", "-t", s + ":0", "-x", "120", "-y", "40"},
      {"new-session", "-d", "-s", s + "-second", "exec cat"},
      {"rename-session", "-t", "=" + s + "-second", s + "-renamed"},
      {"kill-session", "-t", "=" + s + "-renamed"},
      {"kill-pane", "-t", s + ":0.2"},
      {"kill-window", "-t", s + ":moved"},
      {"set-hook", "-t", s, "client-attached", "display-message x"},
      {"clear-history", "-t", s + ":0.0"},
      {"pipe-pane", "-t", s + ":0.0", "cat > /dev/null"},
      {"wait-for", "-S", s},
      {"wait-for", s},
  };
}

std::string run_all(const TempUniverse& universe, unsigned writer) {
  const auto changes = all_changes(writer);
  std::string complaints;
  for (const auto& words : changes) {
    if (!support::offered_commands().contains(words[0])) continue;
    const auto result = universe.tmux(words);
    if (!result.ok() || !result.out.empty())
      complaints += fmt::format("tmux {}: {}\n", fmt::join(words, " "), result.describe());
  }
  return complaints;
}

void expect_effects(const TempUniverse& universe, unsigned writer) {
  const std::string s = fmt::format("s{}", writer);
  SCOPED_TRACE(s);
  EXPECT_EQ(universe.must({"list-windows", "-t", "=" + s, "-F", "#{window_index}:#{window_panes}"}), "0:2\n1:1");
  EXPECT_EQ(universe.format("=" + s + ":0", "#{window_width}x#{window_height} #{pane-border-status} #{@owner}"),
            "120x40 top " + s);
  EXPECT_EQ(universe.must({"show-options", "-gv", "@global-" + s}), s);
  EXPECT_EQ(universe.must({"show-environment", "-t", "=" + s, "OWNER"}), "OWNER=" + s);
  EXPECT_EQ(universe.must({"show-environment", "-g", "GLOBAL_" + s}), "GLOBAL_" + s + "=" + s);
  EXPECT_EQ(universe.must({"show-buffer", "-b", "b" + s}), "text of " + s);
  EXPECT_TRUE(universe.shows("=" + s + ":1.0", "text of " + s));
}

TEST(MixedWriters, FortyEightOfEveryKindAtOnce) {
  ASSERT_GT(support::offered_commands().size(), 50u);  // asked for here, once, and not by every worker
  stress::for_each_round(1, [](unsigned) {
    const TempUniverse universe;
    for (unsigned w = 0; w < k_writers; ++w) {
      const std::string s = fmt::format("s{}", w);
      universe.must({"new-session", "-d", "-s",           s,        "-x",      "80",     "-y",       "24",
                     "exec cat",    ";",  "split-window", "-d",     "-t",      s + ":0", "exec cat", ";",
                     "new-window",  "-d", "-t",           s + ":1", "exec cat"});
    }
    for (const auto& complaint : support::run_at_barrier(k_writers, [&](unsigned w) { return run_all(universe, w); }))
      EXPECT_EQ(complaint, "");
    for (unsigned w = 0; w < k_writers; ++w) expect_effects(universe, w);
    EXPECT_EQ(universe.must({"list-sessions", "-F", "x"}).size(), 2 * k_writers - 1);
    if (support::testing_reference()) return;
    EXPECT_EQ(support::registry_fault(universe.state_path()), "");
    EXPECT_EQ(support::registry_hosts(universe.state_path()).size(), 3 * k_writers);
  });
}

// One write each, every kind of them in the same instant, on the same session.
TEST(MixedWriters, OneUniverseStaysSoundUnderConflictingWrites) {
  stress::for_each_round(5, [](unsigned) {
    const TempUniverse universe;
    universe.start("main", {"exec cat"});
    for (int i = 0; i < 3; ++i) universe.must({"new-window", "-d", "-t", "main:", "exec cat"});
    const std::vector<Words> kinds = {
        {"new-window", "-d", "-t", "main:", "exec cat"},
        {"kill-window", "-t", "main:2"},
        {"select-window", "-t", "main:1"},
        {"rename-window", "-t", "main:0", "renamed"},
        {"set-option", "-g", "@same", "value"},
        {"move-window", "-r", "-t", "main:"},
        {"swap-window", "-d", "-s", "main:0", "-t", "main:1"},
        {"rename-session", "-t", "main", "main"},
        {"respawn-pane", "-k", "-t", "main:1", "exec cat"},
        {"set-buffer", "text"},
        {"delete-buffer"},
        {"next-window", "-t", "main"},
    };
    const auto results = support::run_at_barrier(k_writers, [&](unsigned w) {
      const auto result = universe.tmux(kinds[w % kinds.size()]);
      // It may come too late for its target, but it must say so and in one line.
      const bool refused = result.exit_code == 1 && std::count(result.err.begin(), result.err.end(), '\n') == 1;
      return result.ok() || refused ? std::string() : result.describe();
    });
    for (const auto& complaint : results) EXPECT_EQ(complaint, "");
    for (const auto& kind : {"list-panes", "list-windows"}) EXPECT_TRUE(universe.tmux({kind, "-a"}).ok());
    if (support::testing_reference()) return;
    EXPECT_EQ(support::registry_fault(universe.state_path()), "");
    const auto panes = support::registry_hosts(universe.state_path()).size();
    std::size_t found = 0;
    EXPECT_TRUE(support::wait_until([&] {
      return (found = support::processes_of(universe.folder()).size()) == 2 * panes;
    })) << found
        << " processes for " << panes << " panes";
  });
}

// A clear in the middle of spawns: whoever loses is told so, and nothing of it is left.
TEST(MixedWriters, KillServerAmongSpawnsLeavesNoHalf) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference answers: server exited unexpectedly";
  stress::for_each_round(5, [](unsigned) {
    const TempUniverse universe;
    universe.start("main", {"exec cat"});
    support::run_at_barrier(17, [&](unsigned worker) {
      if (worker == 0) return universe.tmux({"kill-server"}).describe();
      return universe.tmux({"new-window", "-d", "-t", "main:", "exec cat"}).describe();
    });
    std::size_t found = 0;
    EXPECT_TRUE(support::wait_until([&] { return (found = support::processes_of(universe.folder()).size()) == 0; }))
        << found << " processes outlived kill-server";
    EXPECT_EQ(universe.tmux({"list-panes", "-a"}).exit_code, 1);
  });
}

}  // namespace
