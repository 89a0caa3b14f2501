// SPDX-License-Identifier: ISC
// Death and suspension at every named step of a transaction.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

#ifdef ROOST_CHECKS
namespace {

using namespace std::chrono_literals;
using state::ErrorCode;
using state::LockedRegistry;
using state_test::add_one;
using state_test::Child;
using state_test::message;
using state_test::slurp;
using state_test::TempDir;

constexpr const char* k_steps[] = {"registry.locked", "registry.loaded", "registry.before_temp",
                                   "registry.before_rename", "registry.after_rename"};

class Steps : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override { ASSERT_TRUE(state::transact(dir, add_one)); }

  bool is_committed() const { return std::string(GetParam()) == "registry.after_rename"; }
  // A transaction that stops or dies at the step.
  std::function<int()> doomed(const char* variable) {
    return [this, variable] {
      ::setenv(variable, GetParam(), 1);
      state::set_lock_command("doomed");
      return state::transact(dir, add_one) ? 0 : 1;
    };
  }

  TempDir temp;
  state::StateDir dir = temp.state_dir();
};

TEST_P(Steps, AKilledWriterLeavesAWholeDocumentAndAFreeLock) {
  for (int round = 0; round < 3; ++round) {
    const auto before = state::read_registry(dir);
    ASSERT_TRUE(before);
    Child child(doomed("ROOST_KILL_AT"));
    ASSERT_EQ(child.wait(), -SIGKILL);
    const auto after = state::read_registry(dir);
    ASSERT_TRUE(after) << after.error().message;
    EXPECT_EQ(message(after->check_invariants()), "");
    EXPECT_EQ(after->pane_ids().size(), before->pane_ids().size() + (is_committed() ? 1 : 0));
    auto guard = LockedRegistry::open(dir, 0ms);  // no waiting: the kernel freed the lock
    ASSERT_TRUE(guard) << guard.error().message;
    const auto next = state_test::add_world(guard->registry(), "next" + std::to_string(round)).id;
    for (const auto id : after->pane_ids()) EXPECT_LT(id, next);
    ASSERT_EQ(message(std::move(*guard).commit()), "");
    EXPECT_FALSE(std::filesystem::exists(dir.registry_path() + ".tmp"));  // also the dead one's
  }
}

TEST_P(Steps, AStoppedWriterIsNamedAndGoesOnUnharmed) {
  Child child(doomed("ROOST_STOP_AT"));
  ASSERT_TRUE(child.wait_until_stopped());
  const auto begin = std::chrono::steady_clock::now();
  const auto second = LockedRegistry::open(dir, 100ms);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::busy);
  EXPECT_THAT(second.error().message,
              testing::StartsWith("registry busy (held by pid " + std::to_string(child.pid()) + " doomed for 0."));
  EXPECT_EQ(state::read_registry(dir)->pane_ids().size(), is_committed() ? 2U : 1U);  // readers are not held up
  child.signal(SIGCONT);
  EXPECT_EQ(child.wait(), 0);
  ASSERT_TRUE(state::transact(dir, add_one));
  const auto registry = state::read_registry(dir);
  EXPECT_EQ(registry->pane_ids().size(), 3U);
  EXPECT_EQ(message(registry->check_invariants()), "");
}

INSTANTIATE_TEST_SUITE_P(, Steps, testing::ValuesIn(k_steps), [](const auto& param) {
  std::string name = param.param;
  for (char& c : name)
    if (c == '.' || c == '_') c = 'X';
  return name;
});

TEST(FirstCommandKilled, TheNextOneBootstraps) {
  for (const char* step :
       {"registry.locked", "registry.before_temp", "registry.before_rename", "registry.after_rename"}) {
    const TempDir temp;
    const auto dir = temp.state_dir();
    Child child([&] {
      ::setenv("ROOST_KILL_AT", step, 1);
      return state::transact(dir, add_one) ? 0 : 1;
    });
    ASSERT_EQ(child.wait(), -SIGKILL) << step;
    ASSERT_EQ(message(state::transact(dir, add_one)), "") << step;
    EXPECT_EQ(message(state::read_registry(dir)->check_invariants()), "") << step;
  }
}

TEST(RandomKills, NeverBreakTheDocumentNorRepeatAnId) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  std::uint32_t counter = 0;
  for (int round = 0; round < 40; ++round) {
    Child child([&] {
      for (;;)
        if (!state::transact(dir, add_one)) return 1;
    });
    ::usleep(static_cast<useconds_t>(500 + round * 137 % 4000));
    child.signal(SIGKILL);
    EXPECT_EQ(child.wait(), -SIGKILL);
    ASSERT_EQ(message(state::transact(dir, add_one)), "");
    const auto registry = state::read_registry(dir);
    ASSERT_EQ(message(registry->check_invariants()), "");
    EXPECT_EQ(registry->pane_ids().size(), registry->head().next_pane);
    EXPECT_GT(registry->head().next_pane, counter);
    counter = registry->head().next_pane;
  }
}

}  // namespace
#endif
