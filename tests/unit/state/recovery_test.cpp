// SPDX-License-Identifier: ISC
// A lost document is made again: from the journal as it was, from the seal at least with its counters, and with what a
// witness knows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>

#include "state/journal.hpp"
#include "tests/unit/state/children.hpp"
#include "tests/unit/state/recovery_fixture.hpp"

namespace {

namespace fs = std::filesystem;
using state::ErrorCode;
using state::Registry;
using state::Result;
using state_test::add_one;
using state_test::message;
using state_test::Recovery;
using state_test::slurp;
using state_test::spill;
using state_test::TempDir;

TEST_F(Recovery, LeavesASoundDocumentAlone) {
  EXPECT_EQ(recover(), "");
  EXPECT_EQ(slurp(dir.registry_path()), good);
  EXPECT_EQ(witness.completed, 0);
  EXPECT_THAT(set_aside(), testing::IsEmpty());
}

TEST_F(Recovery, EveryTruncationIsMadeGoodAndKept) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, good.size() / 2, good.size() - 1}) {
    spill(dir.registry_path(), good.substr(0, size));
    ASSERT_EQ(state::read_registry(dir).error().code, ErrorCode::corrupt);
    ASSERT_EQ(state::transact(dir, add_one).error().code, ErrorCode::corrupt);
    const auto before = set_aside();
    ASSERT_EQ(recover(), "");
    EXPECT_EQ(without_generation(slurp(dir.registry_path())), without_generation(good));
    auto after = set_aside();
    for (const auto& name : before) std::erase(after, name);
    ASSERT_EQ(after.size(), 1u);
    EXPECT_EQ(slurp(dir.path() + "/" + after.front()), good.substr(0, size));
  }
}

TEST_F(Recovery, AMissingDocumentIsNoFirstStart) {
  fs::remove(dir.registry_path());
  EXPECT_EQ(message(state::transact(dir, add_one)), "registry " + dir.registry_path() + " is missing");
  EXPECT_EQ(state::read_registry(dir).error().code, ErrorCode::corrupt);
  ASSERT_EQ(recover(), "");
  expect_restored();
  EXPECT_THAT(set_aside(), testing::IsEmpty());
}

TEST_F(Recovery, AFolderInItsPlaceIsSetAsideWithAllThatIsInIt) {
  fs::remove(dir.registry_path());
  fs::create_directory(dir.registry_path());
  spill(dir.registry_path() + "/note", "mine");
  ASSERT_EQ(recover(), "");
  expect_restored();
  ASSERT_EQ(set_aside().size(), 1u);
  EXPECT_EQ(slurp(dir.path() + "/" + set_aside().front() + "/note"), "mine");
}

TEST_F(Recovery, ANewerSchemaIsLeftAlone) {
  std::string newer = good;
  newer.replace(newer.find("\"schema\":1"), 10, "\"schema\":2");
  spill(dir.registry_path(), newer);
  const auto result = state::recover(dir, witness);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::unsupported);
  EXPECT_EQ(slurp(dir.registry_path()), newer);
  EXPECT_THAT(set_aside(), testing::IsEmpty());
}

TEST_F(Recovery, WithoutTheJournalTheCountersAreKept) {
  fs::remove(dir.registry_path());
  spill(dir.journal_path(), "nonsense");
  ASSERT_EQ(recover(), "");
  ASSERT_TRUE(state::transact(dir, add_one));
  const auto now = state::read_registry(dir);
  EXPECT_EQ(now->pane_ids(), std::vector<state::PaneId>{{4}});
  EXPECT_EQ(now->head().epoch, 7u);
  EXPECT_EQ(now->head().next_buffer, 9u);
  EXPECT_EQ(now->generation(), 7u);
}

TEST_F(Recovery, WithoutJournalAndSealTheFilesOfPanesTellThatSomethingWasHere) {
  for (const auto& path : {dir.registry_path(), dir.journal_path(), dir.lock_path()}) fs::remove(path);
  EXPECT_TRUE(state::LockedRegistry::open(dir)) << "nothing is left: a first start";
  for (const auto& path : {dir.lock_path()}) fs::remove(path);
  spill(dir.panes_path() + "/0123456789abcdef.page", "a host that has no id yet");
  spill(dir.panes_path() + "/abcdef.page", "nor has this one");
  EXPECT_TRUE(state::LockedRegistry::open(dir));
  spill(dir.panes_path() + "/12.page", "");
  EXPECT_EQ(state::transact(dir, add_one).error().code, ErrorCode::corrupt);
}

TEST_F(Recovery, AJournalOfAnEarlierBootIsNotBelieved) {
  std::string text = slurp(dir.journal_path());
  auto old = Registry::parse(good);
  old->edit_head().boot_id = "0f0f0f0f-0000-0000-0000-000000000000";
  fs::remove(dir.journal_path());
  fs::remove(dir.lock_path());
  ASSERT_GT(state::write_journal(dir.journal_path(), 0, 5, old->write()), 0u);
  fs::remove(dir.registry_path());
  ASSERT_EQ(recover(), "");
  const auto now = state::read_registry(dir);
  EXPECT_THAT(now->pane_ids(), testing::IsEmpty());
  EXPECT_EQ(now->head().next_pane, 0u);
}

// One flipped bit of the boot id made it a document of an earlier boot, which is started afresh.
TEST_F(Recovery, ADocumentThatClaimsAnotherBootIsMadeAgain) {
  std::string bad = good;
  bad[bad.find(state::current_boot_id())] ^= 1;
  spill(dir.registry_path(), bad);
  EXPECT_EQ(state::read_registry(dir).error().code, ErrorCode::corrupt);
  EXPECT_EQ(state::transact(dir, add_one).error().code, ErrorCode::corrupt);
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(witness.asked, 1);
  expect_restored();
}

TEST_F(Recovery, TheWitnessAddsWhatTheJournalDoesNotKnow) {
  fs::remove(dir.registry_path());
  witness.add = [](Registry& registry) {
    EXPECT_EQ(registry.pane_ids().size(), 3u);
    auto& pane = registry.restore_pane({30});
    pane.window = {1};
    auto& window = registry.restore_window({1});
    window.panes.push_back({30});
    window.layout = "80x24,0,0{40x24,0,0,1,39x24,41,0,30}";
  };
  ASSERT_EQ(recover(), "");
  const auto now = state::read_registry(dir);
  EXPECT_EQ(now->pane_ids(), (std::vector<state::PaneId>{{0}, {1}, {2}, {30}}));
  EXPECT_EQ(now->head().next_pane, 31u);
  EXPECT_EQ(message(now->check_invariants()), "");
}

TEST_F(Recovery, AsksAgainWhenSomebodyCameMeanwhile) {
  spill(dir.registry_path(), "");
  witness.unheard = 2;
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(witness.asked, 3);
  EXPECT_EQ(witness.completed, 1);
  expect_restored();
  EXPECT_EQ(set_aside().size(), 1u);
}

TEST_F(Recovery, ManyAtOnceRebuildItOnce) {
  for (int round = 0; round < 5; ++round) {
    spill(dir.registry_path(), "round " + std::to_string(round));
    const auto before = set_aside().size();
    EXPECT_EQ(state_test::run_together(16, [&](int) { return state::recover(dir, witness) ? 0 : 1; }), 0);
    EXPECT_EQ(set_aside().size(), std::min<std::size_t>(before + 1, 5));
    EXPECT_EQ(without_generation(slurp(dir.registry_path())), without_generation(good));
  }
}

TEST_F(Recovery, TheNewestFewAreKept) {
  for (int i = 0; i < 12; ++i) {
    spill(dir.registry_path(), "bad " + std::to_string(i));
    ASSERT_EQ(recover(), "");
  }
  std::vector<std::string> texts;
  for (const auto& name : set_aside()) texts.push_back(slurp(dir.path() + "/" + name));
  EXPECT_THAT(texts, testing::UnorderedElementsAre("bad 7", "bad 8", "bad 9", "bad 10", "bad 11"));
}

#ifdef ROOST_CHECKS
class RecoveryKilled : public Recovery, public testing::WithParamInterface<const char*> {};

TEST_P(RecoveryKilled, TheNextOneFinishes) {
  spill(dir.registry_path(), "bad");
  state_test::Child child([&] {
    ::setenv("ROOST_KILL_AT", GetParam(), 1);
    return state::recover(dir, witness) ? 0 : 1;
  });
  EXPECT_EQ(child.wait(), -SIGKILL);
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(without_generation(slurp(dir.registry_path())), without_generation(good));
  ASSERT_EQ(set_aside().size(), 1u);
  EXPECT_EQ(slurp(dir.path() + "/" + set_aside().front()), "bad");
  EXPECT_TRUE(state::transact(dir, add_one));
}

INSTANTIATE_TEST_SUITE_P(Steps, RecoveryKilled,
                         testing::Values("rebuild.asked", "rebuild.set_aside", "rebuild.before_commit",
                                         "registry.before_rename", "registry.after_rename", "registry.journaled",
                                         "rebuild.done"));

class CommitKilled : public Recovery, public testing::WithParamInterface<const char*> {};

TEST_P(CommitKilled, WhatWasCommittedSurvivesTheLossOfTheDocumentAfterTheNextCommit) {
  state_test::Child child([&] {
    ::setenv("ROOST_KILL_AT", GetParam(), 1);
    return state::transact(dir, add_one) ? 0 : 1;
  });
  EXPECT_EQ(child.wait(), -SIGKILL);
  ASSERT_TRUE(state::transact(dir, add_one));
  good = slurp(dir.registry_path());
  fs::remove(dir.registry_path());
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(without_generation(slurp(dir.registry_path())), without_generation(good));
}

INSTANTIATE_TEST_SUITE_P(Steps, CommitKilled, testing::Values("registry.after_rename", "registry.journaled"));
#endif

}  // namespace
