// SPDX-License-Identifier: ISC
// What a rebuild, and every commit, believes of what it finds in a universe's files.
#include <fcntl.h>

#include "state/journal.hpp"
#include "state/seal.hpp"
#include "tests/unit/state/children.hpp"
#include "tests/unit/state/recovery_fixture.hpp"

namespace {

namespace fs = std::filesystem;
using state::ErrorCode;
using state::Registry;
using state::Result;
using state_test::add_one;
using state_test::message;
using state_test::slurp;
using state_test::spill;

class Trust : public state_test::Recovery {
 protected:
  std::string contradictory() const {
    auto registry = Registry::parse(good);
    registry->edit_pane({0})->window = {77};
    return registry->serialize();
  }
  std::uint32_t next_pane_of_a_new_one() {
    EXPECT_TRUE(state::transact(dir, add_one));
    return state::read_registry(dir)->pane_ids().back().value;
  }
};

TEST_F(Trust, ADocumentOfSomebodyElsesThatContradictsItselfIsMadeAgainAtOnce) {
  spill(dir.registry_path(), contradictory());
  EXPECT_EQ(state::read_registry(dir).error().code, ErrorCode::corrupt);
  EXPECT_EQ(state::transact(dir, add_one).error().code, ErrorCode::corrupt);
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(witness.asked, 1);
  expect_restored();
}

TEST_F(Trust, AnOlderCopyOfTheDocumentBringsNoIdBack) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(state::transact(dir, add_one));
  spill(dir.registry_path(), good);
  EXPECT_EQ(next_pane_of_a_new_one(), 7u);
}

TEST_F(Trust, AJournalThatContradictsItselfIsLeftToTheWitness) {
  const auto bad = Registry::parse(contradictory());
  ASSERT_GT(state::write_journal(dir.journal_path(), 0, 5, bad->write()), 0u);
  fs::remove(dir.registry_path());
  witness.add = [](Registry& registry) { EXPECT_THAT(registry.pane_ids(), testing::IsEmpty()); };
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(next_pane_of_a_new_one(), 4u);
}

// The journal alone is sound, and so is what the witness knows.
TEST_F(Trust, WhereWitnessAndJournalContradictEachOtherTheWitnessIsBelieved) {
  fs::remove(dir.registry_path());
  witness.add = [](Registry& registry) {
    if (registry.pane_ids().empty()) return;
    registry.edit_pane({0})->window = {77};
  };
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(witness.completed, 2);
  EXPECT_THAT(state::read_registry(dir)->pane_ids(), testing::IsEmpty());
  EXPECT_EQ(next_pane_of_a_new_one(), 4u);
}

TEST_F(Trust, SomebodyWhoPutsADocumentThereMeanwhileIsNotOverwritten) {
  fs::remove(dir.registry_path());
  witness.add = [this](Registry&) { spill(dir.registry_path(), good); };
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(slurp(dir.registry_path()), good);
}

TEST_F(Trust, TheFoldersOfAUniverseAreMadeAgain) {
  fs::remove(dir.registry_path());
  fs::remove_all(dir.panes_path());
  fs::remove_all(dir.buffers_path());
  ASSERT_EQ(recover(), "");
  EXPECT_TRUE(fs::is_directory(dir.panes_path()));
  EXPECT_TRUE(fs::is_directory(dir.buffers_path()));
}

TEST_F(Trust, AnyOneTraceTellsThatSomethingWasHere) {
  const std::string journal = slurp(dir.journal_path()), lock = slurp(dir.lock_path());
  for (const auto& path : {dir.registry_path(), dir.journal_path(), dir.lock_path()}) fs::remove(path);
  EXPECT_FALSE(state::has_traces(dir));
  spill(dir.journal_path(), journal);
  EXPECT_TRUE(state::has_traces(dir));
  fs::remove(dir.journal_path());
  spill(dir.lock_path(), lock);
  EXPECT_TRUE(state::has_traces(dir));
  spill(dir.lock_path(), "");
  EXPECT_FALSE(state::has_traces(dir));
  spill(dir.panes_path() + "/12.page", "");
  EXPECT_TRUE(state::has_traces(dir));
}

TEST_F(Trust, AJournalThatLacksAnEntryEndsBeforeTheGap) {
  std::string text = slurp(dir.journal_path());
  const auto second = text.find("changes 2 "), third = text.find("changes 3 "), fourth = text.find("changes 4 ");
  ASSERT_NE(fourth, std::string::npos);
  const std::string whole = text.substr(0, third);
  text.erase(third, fourth - third);
  ASSERT_LT(second, third);
  spill(dir.journal_path(), text);
  const auto cut = state::replay_journal(dir.journal_path());
  spill(dir.journal_path(), whole);
  EXPECT_EQ(*cut, *state::replay_journal(dir.journal_path()));
}

TEST_F(Trust, WhatAKilledWriterOfTheJournalLeftStopsNobody) {
  spill(dir.journal_path() + ".tmp", "litter");
  spill(dir.journal_path(), "nonsense");
  ASSERT_TRUE(state::transact(dir, add_one));
  fs::remove(dir.registry_path());
  ASSERT_EQ(recover(), "");
  EXPECT_EQ(state::read_registry(dir)->pane_ids().size(), 4u);
}

#ifdef ROOST_CHECKS

// The lock is ours, the document theirs: it must not bear our seal, or nobody looks at it as a whole.
TEST_F(Trust, ADocumentThatIsReplacedBeforeItIsSealedDoesNotBearTheSeal) {
  state_test::Child writer([&] {
    ::setenv("ROOST_STOP_AT", "registry.after_rename@1", 1);
    return state::transact(dir, add_one) ? 0 : 1;
  });
  ASSERT_TRUE(writer.wait_until_stopped());
  auto theirs = Registry::parse(slurp(dir.registry_path()));
  theirs->edit_pane({0})->window = {77};
  spill(dir.registry_path(), theirs->serialize());
  writer.signal(SIGCONT);
  ASSERT_EQ(writer.wait(), 0);
  EXPECT_EQ(state::transact(dir, add_one).error().code, ErrorCode::corrupt);
}

#endif

class SealFile : public testing::Test {
 protected:
  state::Seal seal() const {
    state::Seal made;
    made.boot = state::seal_for(Registry::fresh("x"), {}, 0).boot;
    made.generation = 5;
    made.next_pane = 9;
    return made;
  }
  state_test::TempDir temp;
  std::string path = temp / "lock";
  state::Fd file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
};

TEST_F(SealFile, GivesBackWhatWasWritten) {
  EXPECT_FALSE(state::read_seal(file.get()));
  state::write_seal(file.get(), seal());
  ASSERT_TRUE(state::read_seal(file.get()));
  EXPECT_EQ(state::read_seal(file.get())->generation, 5u);
  EXPECT_EQ(state::read_seal(file.get())->next_pane, 9u);
}

TEST_F(SealFile, OfAnEarlierBootIsNone) {
  auto old = seal();
  old.boot ^= 1;
  state::write_seal(file.get(), old);
  EXPECT_FALSE(state::read_seal(file.get()));
}

TEST_F(SealFile, WithAnyOneDigitChangedIsNone) {
  state::write_seal(file.get(), seal());
  const std::string good = slurp(path);
  for (std::size_t at = state::k_lock_advice_size; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = bad[at] == '1' ? '2' : '1';
    spill(path, bad);
    const state::Fd again(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    EXPECT_FALSE(state::read_seal(again.get()) && at + 1 < good.size()) << at;
  }
}

}  // namespace
