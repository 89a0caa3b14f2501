// SPDX-License-Identifier: ISC
// Many writers at once, as threads and as processes. What is asked each time: everybody succeeded, every change is in
// the document, every id was given once, and the document keeps its invariants.
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <mutex>
#include <set>
#include <thread>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::Registry;
using state::Result;
using state::StateDir;
using state_test::add_world;
using state_test::message;
using state_test::TempDir;

struct Load {
  int writers;
  int transactions;
  int rounds;
};

std::string name_of(int writer, int transaction) { return std::to_string(writer) + "-" + std::to_string(transaction); }

Result<void> write_one(const StateDir& dir, int writer, int transaction, state::PaneId& pane) {
  return state::transact(dir, [&](Registry& registry) -> Result<void> {
    pane = add_world(registry, name_of(writer, transaction)).id;
    return {};
  });
}

void expect_complete(const StateDir& dir, const Load& load) {
  const auto registry = state::read_registry(dir);
  ASSERT_TRUE(registry) << registry.error().message;
  EXPECT_EQ(message(registry->check_invariants()), "");
  const auto total = static_cast<std::size_t>(load.writers * load.transactions);
  EXPECT_EQ(registry->head().generation, total);
  EXPECT_EQ(registry->head().next_pane, total);
  std::set<std::string> names;
  for (const auto id : registry->session_ids()) names.insert(registry->session(id)->name);
  EXPECT_EQ(names.size(), total);
  for (int writer = 0; writer < load.writers; ++writer)
    for (int i = 0; i < load.transactions; ++i) EXPECT_TRUE(names.contains(name_of(writer, i)));
}

class Writers : public testing::TestWithParam<Load> {};

TEST_P(Writers, AsProcessesLoseNothing) {
  const Load load = GetParam();
  for (int round = 0; round < load.rounds; ++round) {
    const TempDir temp;
    const auto dir = temp.state_dir();  // that does not exist: the first of them creates it
    const int failed = state_test::run_together(load.writers, [&](int writer) {
      state::PaneId pane;
      for (int i = 0; i < load.transactions; ++i)
        if (!write_one(dir, writer, i, pane)) return 1;
      return 0;
    });
    EXPECT_EQ(failed, 0);
    expect_complete(dir, load);
  }
}

TEST_P(Writers, AsThreadsLoseNothing) {
  const Load load = GetParam();
  for (int round = 0; round < load.rounds; ++round) {
    const TempDir temp;
    const auto dir = temp.state_dir();
    std::barrier start(load.writers);
    std::mutex mutex;
    std::set<state::PaneId> given;
    std::atomic<int> failed{0};
    std::vector<std::thread> threads;
    for (int writer = 0; writer < load.writers; ++writer)
      threads.emplace_back([&, writer] {
        start.arrive_and_wait();
        for (int i = 0; i < load.transactions; ++i) {
          state::PaneId pane;
          if (!write_one(dir, writer, i, pane)) ++failed;
          const std::lock_guard guard(mutex);
          given.insert(pane);
        }
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(given.size(), static_cast<std::size_t>(load.writers * load.transactions));
    expect_complete(dir, load);
  }
}

INSTANTIATE_TEST_SUITE_P(, Writers, testing::Values(Load{8, 4, 10}, Load{16, 16, 3}, Load{48, 1, 5}, Load{48, 6, 2}),
                         [](const auto& param) {
                           return std::to_string(param.param.writers) + "x" + std::to_string(param.param.transactions);
                         });

TEST(FirstCommands, BootstrapOnceHoweverMany) {
  for (int round = 0; round < 6; ++round) {
    const TempDir temp;
    const auto dir = StateDir::at(temp / ("tmux-" + std::to_string(::getuid())) + "/default.roost");
    const int failed = state_test::run_together(32, [&](int writer) {
      state::PaneId pane;
      return write_one(dir, writer, 0, pane) ? 0 : 1;
    });
    EXPECT_EQ(failed, 0);
    expect_complete(dir, {32, 1, 1});
  }
}

TEST(Readers, SeeWholeDocumentsInOrderWhileOthersWrite) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(state::transact(dir, state_test::add_one));
  std::atomic<bool> done{false};
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer)
    writers.emplace_back([&, writer] {
      state::PaneId pane;
      for (int i = 0; i < 60; ++i) EXPECT_TRUE(write_one(dir, writer, i, pane));
      if (writer == 0) done = true;
    });
  std::uint64_t last = 0;
  for (int reads = 0; !done || reads < 20; ++reads) {
    const auto registry = state::read_registry(dir);
    ASSERT_TRUE(registry) << registry.error().message;
    ASSERT_EQ(message(registry->check_invariants()), "");
    ASSERT_GE(registry->head().generation, last);
    last = registry->head().generation;
    ASSERT_EQ(registry->session_ids().size(), last);
  }
  for (auto& writer : writers) writer.join();
}

}  // namespace
