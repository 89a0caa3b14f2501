// SPDX-License-Identifier: ISC
// Writers outside the protocol: an editor, an older program, somebody who removes the lock or the folder.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/unit/state/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using state::ErrorCode;
using state::LockedRegistry;
using state::Registry;
using state::Result;
using state_test::add_one;
using state_test::add_world;
using state_test::message;
using state_test::slurp;
using state_test::spill;
using state_test::TempDir;

class ForeignWriter : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(state::transact(dir, add_one)); }

  std::string with_session(const std::string& name) {
    auto registry = Registry::parse(slurp(dir.registry_path()));
    add_world(*registry, name);
    return registry->serialize();
  }
  // As most editors do.
  void replace_document(const std::string& text) {
    spill(temp / "edited", text);
    fs::rename(temp / "edited", dir.registry_path());
  }
  std::vector<std::string> names() {
    std::vector<std::string> all;
    const auto registry = state::read_registry(dir);
    EXPECT_TRUE(registry);
    if (registry)
      for (const auto id : registry->session_ids()) all.push_back(registry->session(id)->name);
    return all;
  }
  void expect_conflict(LockedRegistry guard) {
    const std::string before = slurp(dir.registry_path());
    const auto committed = std::move(guard).commit();
    ASSERT_FALSE(committed);
    EXPECT_EQ(committed.error().code, ErrorCode::conflict);
    EXPECT_EQ(slurp(dir.registry_path()), before);
    EXPECT_FALSE(fs::exists(dir.registry_path() + ".tmp"));
  }

  TempDir temp;
  state::StateDir dir = temp.state_dir();
};

TEST_F(ForeignWriter, IsNotOverwrittenWhenItRenames) {
  auto guard = LockedRegistry::open(dir);
  ASSERT_TRUE(guard);
  replace_document(with_session("theirs"));
  expect_conflict(*std::move(guard));
}

TEST_F(ForeignWriter, IsNotOverwrittenWhenItWritesInPlace) {
  auto guard = LockedRegistry::open(dir);
  ASSERT_TRUE(guard);
  spill(dir.registry_path(), with_session("theirs"));
  expect_conflict(*std::move(guard));
}

TEST_F(ForeignWriter, IsSeenByTheGenerationAloneWhenTimeAndSizeAreTheSame) {
  auto guard = LockedRegistry::open(dir);
  ASSERT_TRUE(guard);
  struct stat before {};
  ASSERT_EQ(::stat(dir.registry_path().c_str(), &before), 0);
  std::string text = slurp(dir.registry_path());
  const auto at = text.find("\"generation\":1");
  ASSERT_NE(at, std::string::npos);
  text[at + 13] = '7';
  spill(dir.registry_path(), text);
  const timespec times[2] = {before.st_atim, before.st_mtim};
  ASSERT_EQ(::utimensat(AT_FDCWD, dir.registry_path().c_str(), times, 0), 0);
  expect_conflict(*std::move(guard));
}

TEST_F(ForeignWriter, IsNotOverwrittenWhenItRemovesTheDocument) {
  auto guard = LockedRegistry::open(dir);
  ASSERT_TRUE(guard);
  fs::remove(dir.registry_path());
  const auto committed = std::move(*guard).commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error().code, ErrorCode::conflict);
  EXPECT_FALSE(fs::exists(dir.registry_path()));
}

TEST_F(ForeignWriter, IsNotOverwrittenByABootstrap) {
  const std::string theirs = with_session("theirs");
  fs::remove_all(dir.path());
  auto guard = LockedRegistry::open(dir);
  ASSERT_TRUE(guard);
  spill(dir.registry_path(), theirs);
  expect_conflict(*std::move(guard));
}

TEST_F(ForeignWriter, BothChangesSurviveATransaction) {
  int runs = 0;
  const auto result = state::transact(dir, [&](Registry& registry) -> Result<void> {
    if (++runs <= 3) replace_document(with_session("theirs" + std::to_string(runs)));
    add_world(registry, "ours");
    return {};
  });
  EXPECT_EQ(message(result), "");
  EXPECT_EQ(runs, 4);
  EXPECT_THAT(names(), testing::ElementsAre("s0", "theirs1", "theirs2", "theirs3", "ours"));
  EXPECT_EQ(message(state::read_registry(dir)->check_invariants()), "");
}

TEST_F(ForeignWriter, WhoNeverStopsMakesTheTransactionFailAndSaySo) {
  int runs = 0;
  const auto result = state::transact(dir, [&](Registry& registry) -> Result<void> {
    replace_document(slurp(dir.registry_path()));
    add_world(registry, "run" + std::to_string(++runs));
    return {};
  });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::conflict);
  EXPECT_EQ(result.error().message,
            "registry " + dir.registry_path() + " keeps being changed by something outside the protocol (16 tries)");
  EXPECT_EQ(runs, 16);
  EXPECT_THAT(names(), testing::ElementsAre("s0"));
}

TEST_F(ForeignWriter, AHolderWhoseLockFileWasReplacedDoesNotWrite) {
  auto first = LockedRegistry::open(dir);
  ASSERT_TRUE(first);
  fs::remove(dir.lock_path());
  auto second = LockedRegistry::open(dir, 1s);  // two guards: each has "the" lock
  ASSERT_TRUE(second) << second.error().message;
  expect_conflict(*std::move(first));
  EXPECT_EQ(message(std::move(*second).commit()), "");
}

TEST_F(ForeignWriter, ARemovedFolderIsBuiltAgain) {
  int runs = 0;
  const auto result = state::transact(dir, [&](Registry& registry) -> Result<void> {
    if (++runs == 1) fs::remove_all(dir.path());
    add_world(registry, "after");
    return {};
  });
  EXPECT_EQ(message(result), "");
  EXPECT_EQ(runs, 2);
  EXPECT_THAT(names(), testing::ElementsAre("after"));
}

}  // namespace
