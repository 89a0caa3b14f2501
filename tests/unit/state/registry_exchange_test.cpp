// SPDX-License-Identifier: ISC
// Writers outside the protocol at the very moment of a commit, between its last look and the replacement.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <random>
#include <set>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using state::Registry;
using state::Result;
using state_test::add_one;
using state_test::add_world;
using state_test::Child;
using state_test::slurp;
using state_test::spill;
using state_test::TempDir;

std::multiset<std::string> names(const state::StateDir& dir) {
  std::multiset<std::string> all;
  const auto registry = state::read_registry(dir);
  EXPECT_TRUE(registry) << registry.error().message;
  if (!registry) return all;
  EXPECT_TRUE(registry->check_invariants());
  for (const auto id : registry->session_ids()) all.insert(registry->session(id)->name);
  return all;
}

Result<void> add_named(const state::StateDir& dir, const std::string& name) {
  return state::transact(dir, [&](Registry& registry) -> Result<void> {
    add_world(registry, name);
    return {};
  });
}

#ifdef ROOST_CHECKS

class BetweenLookAndRename : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(state::transact(dir, add_one)); }
  // A writer that stops at its first pass of the step, and then goes on.
  void disturb(const char* step, const std::function<void()>& foreign) {
    Child writer([&] {
      ::setenv("ROOST_STOP_AT", (std::string(step) + "@1").c_str(), 1);
      return add_named(dir, "ours") ? 0 : 1;
    });
    ASSERT_TRUE(writer.wait_until_stopped());
    foreign();
    writer.signal(SIGCONT);
    EXPECT_EQ(writer.wait(), 0);
  }
  void replace_by_rename(const std::string& name) {
    auto registry = Registry::parse(slurp(dir.registry_path()));
    ASSERT_TRUE(registry);
    add_world(*registry, name);
    spill(temp / "edited", registry->serialize());
    fs::rename(temp / "edited", dir.registry_path());
  }

  TempDir temp;
  state::StateDir dir = temp.state_dir();
};

TEST_F(BetweenLookAndRename, AReplacedDocumentIsPutBackAndTheTransactionRunsAgain) {
  disturb("registry.checked", [&] { replace_by_rename("theirs"); });
  EXPECT_EQ(names(dir), (std::multiset<std::string>{"s0", "theirs", "ours"}));
}

TEST_F(BetweenLookAndRename, ADocumentWrittenInPlaceIsPutBackToo) {
  disturb("registry.checked", [&] {
    auto registry = Registry::parse(slurp(dir.registry_path()));
    ASSERT_TRUE(registry);
    add_world(*registry, "theirs");
    spill(dir.registry_path(), registry->serialize());
  });
  EXPECT_EQ(names(dir), (std::multiset<std::string>{"s0", "theirs", "ours"}));
}

TEST_F(BetweenLookAndRename, AFirstDocumentThatSomebodyElseMadeIsNotOverwritten) {
  TempDir other;
  const auto fresh = other.state_dir();
  Child writer([&] {
    ::setenv("ROOST_STOP_AT", "registry.checked@1", 1);
    return add_named(fresh, "ours") ? 0 : 1;
  });
  ASSERT_TRUE(writer.wait_until_stopped());
  spill(other / "made", slurp(dir.registry_path()));
  fs::rename(other / "made", fresh.registry_path());
  writer.signal(SIGCONT);
  EXPECT_EQ(writer.wait(), 0);
  EXPECT_EQ(names(fresh), (std::multiset<std::string>{"s0", "ours"}));
}

// The newest of theirs stays, whatever we hold in our hands meanwhile.
TEST_F(BetweenLookAndRename, ASecondForeignWriterWhileTheFirstIsPutBackWins) {
  const std::string wish = temp / "wish";
  spill(wish, "registry.checked@1");
  Child writer([&] {
    ::setenv("ROOST_STOP_AT", wish.c_str(), 1);
    return add_named(dir, "ours") ? 0 : 1;
  });
  ASSERT_TRUE(writer.wait_until_stopped());
  replace_by_rename("first");
  auto newer = Registry::parse(slurp(dir.registry_path()));
  ASSERT_TRUE(newer);
  add_world(*newer, "second");
  spill(wish, "registry.exchanged@1");
  writer.signal(SIGCONT);
  ASSERT_TRUE(writer.wait_until_stopped());
  spill(temp / "edited", newer->serialize());
  fs::rename(temp / "edited", dir.registry_path());
  spill(wish, "");
  writer.signal(SIGCONT);
  EXPECT_EQ(writer.wait(), 0);
  EXPECT_EQ(names(dir), (std::multiset<std::string>{"s0", "first", "second", "ours"}));
}

// Read while it was not meant to be seen: what the second one did not know of is kept.
TEST_F(BetweenLookAndRename, AForeignDocumentMadeFromOursKeepsTheOlderOneAside) {
  const std::string wish = temp / "wish";
  spill(wish, "registry.checked@1");
  Child writer([&] {
    ::setenv("ROOST_STOP_AT", wish.c_str(), 1);
    const auto added = add_named(dir, "ours");
    spill(temp / "said", added ? "" : added.error().message);
    return added ? 0 : 1;
  });
  ASSERT_TRUE(writer.wait_until_stopped());
  replace_by_rename("first");
  const std::string first = slurp(dir.registry_path());
  spill(wish, "registry.exchanged@1");
  writer.signal(SIGCONT);
  ASSERT_TRUE(writer.wait_until_stopped());
  replace_by_rename("second");
  spill(wish, "");
  writer.signal(SIGCONT);
  EXPECT_EQ(writer.wait(), 1);
  EXPECT_EQ(names(dir), (std::multiset<std::string>{"s0", "ours", "second"}));
  const std::string said = slurp(temp / "said");
  const auto at = said.rfind("is /");
  ASSERT_NE(at, std::string::npos) << said;
  EXPECT_EQ(slurp(said.substr(at + 3)), first);
}

// What was changed before the last look is not even displaced for a moment: a reader could see the wrong one.
TEST_F(BetweenLookAndRename, ADocumentThatChangedBeforeIsNotTouched) {
  const std::string trace = temp / "trace";
  Child writer([&] {
    ::setenv("ROOST_STOP_AT", "registry.before_rename@1", 1);
    ::setenv("ROOST_TRACE", trace.c_str(), 1);
    return add_named(dir, "ours") ? 0 : 1;
  });
  ASSERT_TRUE(writer.wait_until_stopped());
  replace_by_rename("theirs");
  writer.signal(SIGCONT);
  EXPECT_EQ(writer.wait(), 0);
  const std::string steps = slurp(trace);
  EXPECT_EQ(steps.find("registry.exchanged"), steps.rfind("registry.exchanged")) << steps;
}

TEST_F(BetweenLookAndRename, NothingIsLeftBesideTheDocument) {
  disturb("registry.checked", [&] { replace_by_rename("theirs"); });
  EXPECT_FALSE(fs::exists(dir.registry_path() + ".tmp"));
}

#endif

// Reads, adds a session and replaces the document, without the lock and without a look. What it has overwritten itself
// is what it displaced and had not read.
struct Overwrite {
  bool done = false;
  std::multiset<std::string> lost;
};

std::multiset<std::string> names_in(const std::string& text) {
  std::multiset<std::string> all;
  const auto registry = Registry::parse(text);
  if (!registry) return all;
  for (const auto id : registry->session_ids()) all.insert(registry->session(id)->name);
  return all;
}

Overwrite write_without_lock(const state::StateDir& dir, const std::string& scratch, const std::string& name) {
  const std::string read = slurp(dir.registry_path());
  auto registry = Registry::parse(read);
  if (!registry) return {};
  add_world(*registry, name);
  spill(scratch, registry->serialize());
  if (::renameat2(AT_FDCWD, scratch.c_str(), AT_FDCWD, dir.registry_path().c_str(), RENAME_EXCHANGE) != 0) return {};
  const auto before = names_in(read), displaced = names_in(slurp(scratch));
  Overwrite result{true, {}};
  std::set_difference(displaced.begin(), displaced.end(), before.begin(), before.end(),
                      std::inserter(result.lost, result.lost.end()));
  return result;
}

// 8 sessions x 4 writes beside somebody who ignores the lock. Whatever was done stays, unless the foreign writer itself
// wrote over it; and a write of ours that failed says so.
TEST(ForeignWriterAtRandom, LosesNothingAndNothingOfItIsLost) {
  constexpr int k_writers = 8, k_writes = 4, k_foreign = 40;
  TempDir temp;
  const auto dir = temp.state_dir();
  ASSERT_TRUE(add_named(dir, "first"));
  Child foreign([&] {
    std::mt19937 random(7);
    for (int n = 0; n < k_foreign; ++n) {
      const auto written = write_without_lock(dir, temp / "scratch", "foreign" + std::to_string(n));
      if (!written.done) return 1;
      for (const std::string& name : written.lost) spill(temp / (name + ".overwritten"), "");
      ::usleep(static_cast<useconds_t>(random() % 3000));
    }
    return 0;
  });
  const int failed = state_test::run_together(k_writers, [&](int writer) {
    for (int n = 0; n < k_writes; ++n) {
      const std::string name = "w" + std::to_string(writer) + "n" + std::to_string(n);
      const auto added = add_named(dir, name);
      spill(temp / (name + (added ? ".yes" : ".no")), added ? "" : added.error().message);
    }
    return 0;
  });
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(foreign.wait(), 0);
  const auto there = names(dir);
  std::string kept_aside;
  for (const auto& entry : fs::directory_iterator(dir.path()))
    if (entry.path().string().find(".bad-") != std::string::npos) kept_aside += slurp(entry.path());
  for (int n = 0; n < k_foreign; ++n) {
    const std::string name = "foreign" + std::to_string(n);
    EXPECT_TRUE(there.contains(name) || kept_aside.find('"' + name + '"') != std::string::npos) << name;
  }
  for (const auto& entry : fs::directory_iterator(temp.path())) {
    const std::string name = entry.path().stem();
    if (entry.path().extension() == ".no") {
      EXPECT_NE(slurp(entry.path()).find("outside the protocol"), std::string::npos) << slurp(entry.path());
    }
    if (entry.path().extension() != ".yes") continue;
    EXPECT_TRUE(there.contains(name) || fs::exists(temp / (name + ".overwritten"))) << name;
    EXPECT_LE(there.count(name), 1u) << name;
  }
}

}  // namespace
