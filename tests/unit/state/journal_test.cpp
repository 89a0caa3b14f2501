// SPDX-License-Identifier: ISC
// The journal says what the document said, after every commit and whatever happens to its own end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "state/journal.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using state::ErrorCode;
using state::Registry;
using state::Result;
using state_test::add_one;
using state_test::message;
using state_test::slurp;
using state_test::spill;
using state_test::TempDir;
using testing::HasSubstr;
using testing::StartsWith;

class Journal : public testing::Test {
 protected:
  void change(const std::function<Result<void>(Registry&)>& body) {
    ASSERT_EQ(message(state::transact(dir, body)), "");
  }
  void add() { change(add_one); }
  std::string document() const { return slurp(dir.registry_path()); }
  std::string journal() const { return slurp(dir.journal_path()); }
  std::string replayed() const {
    const auto text = state::replay_journal(dir.journal_path());
    return text ? *text : text.error().message;
  }

  TempDir temp;
  state::StateDir dir = temp.state_dir();
};

TEST_F(Journal, BeginsWithASnapshotAndGrowsByWhatChanges) {
  add();
  const auto first = journal();
  EXPECT_THAT(first, StartsWith("snapshot 1 "));
  add();
  EXPECT_THAT(journal(), StartsWith(first));
  const std::string added = journal().substr(first.size());
  EXPECT_THAT(added, StartsWith("changes 2 "));
  EXPECT_THAT(added, HasSubstr("+panes {\"id\":1,"));
  EXPECT_THAT(added, testing::Not(HasSubstr("{\"id\":0,"))) << "what did not change is not written";
  EXPECT_THAT(added, testing::Not(HasSubstr("options"))) << "what did not change is not written";
}

TEST_F(Journal, SaysWhatTheDocumentSaysAfterEveryKindOfChange) {
  for (int i = 0; i < 4; ++i) add();
  const std::function<Result<void>(Registry&)> changes[] = {
      [](Registry& r) -> Result<void> { return r.edit_session({1})->name = "a b\nc", Result<void>(); },
      [](Registry& r) -> Result<void> { return r.edit_window({2})->options["@x"] = "1", Result<void>(); },
      [](Registry& r) -> Result<void> { return r.edit_head().environment["E"].value = "v", Result<void>(); },
      [](Registry& r) -> Result<void> { return r.edit_head().buffers.emplace_back().name = "b", Result<void>(); },
      [](Registry& r) -> Result<void> { return r.edit_head().marked = state::PaneId{2}, Result<void>(); },
      [](Registry& r) -> Result<void> {
        return r.remove_session({2}), r.remove_window({2}), r.remove_pane({2}), r.edit_head().marked.reset(),
               Result<void>();
      },
      [](Registry&) -> Result<void> { return {}; },
      [](Registry& r) -> Result<void> {
        for (const auto id : r.session_ids()) r.remove_session(id);
        for (const auto id : r.window_ids()) r.remove_window(id);
        for (const auto id : r.pane_ids()) r.remove_pane(id);
        return {};
      },
  };
  for (const auto& body : changes) {
    change(body);
    EXPECT_EQ(replayed(), document());
  }
  EXPECT_THAT(journal(), StartsWith("snapshot 12 ")) << "nothing of a universe that ended is kept";
}

TEST_F(Journal, ATornEndIsLeftOutAndTheNextCommitWritesASnapshot) {
  add();
  const std::string before = document();
  const auto whole = journal().size();
  add();
  const auto longer = journal();
  for (std::size_t size = whole; size < longer.size(); ++size) {
    spill(dir.journal_path(), longer.substr(0, size));
    ASSERT_EQ(replayed(), before) << size;
  }
  add();
  EXPECT_THAT(journal(), StartsWith("snapshot 3 "));
  EXPECT_EQ(replayed(), document());
}

TEST_F(Journal, NoFlippedBitIsBelieved) {
  for (int i = 0; i < 3; ++i) add();
  const std::string text = journal();
  std::vector<std::string> states;
  for (const auto& cut : {journal().find("changes 2 "), journal().find("changes 3 "), journal().size()}) {
    spill(dir.journal_path(), text.substr(0, cut));
    states.push_back(replayed());
  }
  std::mt19937 random(static_cast<unsigned>(testing::UnitTest::GetInstance()->random_seed()));
  for (int i = 0; i < 2000; ++i) {
    std::string flipped = text;
    const auto at = random() % flipped.size();
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
    spill(dir.journal_path(), flipped);
    const auto result = state::replay_journal(dir.journal_path());
    if (!result) continue;
    ASSERT_THAT(states, testing::Contains(*result)) << "bit flipped at " << at;
  }
}

TEST_F(Journal, IsCompactedWhenItIsLong) {
  add();
  for (int i = 0; i < 2000; ++i) {
    change([&](Registry& r) -> Result<void> { return r.edit_session({0})->name = std::to_string(i), Result<void>(); });
    ASSERT_LT(journal().size(), 70'000u);
  }
  EXPECT_EQ(replayed(), document());
}

TEST_F(Journal, AForeignChangeIsInTheNextSnapshot) {
  add();
  add();
  auto text = document();
  text.replace(text.find("\"s1\""), 4, "\"xy\"");
  spill(dir.registry_path(), text);
  add();
  EXPECT_THAT(journal(), StartsWith("snapshot 3 "));
  EXPECT_THAT(replayed(), HasSubstr("\"xy\""));
  EXPECT_EQ(replayed(), document());
}

TEST_F(Journal, WhatItCanNotWriteDoesNotStopTheCommit) {
  add();
  fs::remove(dir.journal_path());
  fs::create_directory(dir.journal_path());
  spill(dir.journal_path() + "/x", "x");
  add();
  EXPECT_EQ(state::read_registry(dir)->session_ids().size(), 2u);
  fs::remove_all(dir.journal_path());
  add();
  EXPECT_EQ(replayed(), document());
}

TEST_F(Journal, IsPrivateAndNoSymlinkIsFollowed) {
  add();
  EXPECT_EQ(fs::status(dir.journal_path()).permissions(), fs::perms(0600));
  spill(temp / "precious", slurp(dir.journal_path()));
  fs::remove(dir.journal_path());
  fs::create_symlink(temp / "precious", dir.journal_path());
  const auto before = slurp(temp / "precious");
  EXPECT_FALSE(state::replay_journal(dir.journal_path()));
  add();
  EXPECT_EQ(slurp(temp / "precious"), before);
  EXPECT_EQ(replayed(), document());
}

}  // namespace
