// SPDX-License-Identifier: ISC
// A document that is mapped is read, changed and written as one that is copied; only what happens to it differs.
#include "state/document_text.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::DocumentReading;
using state::DocumentText;
using state::Registry;
using state::Result;
using state_test::add_world;
using state_test::Child;
using state_test::slurp;
using state_test::TempDir;

constexpr std::size_t k_large = 100'000;

class DocumentTextTest : public testing::Test {
 protected:
  DocumentTextTest() { state::set_document_reading(DocumentReading::mapped); }
  ~DocumentTextTest() override { state::set_document_reading(DocumentReading::copied); }
  DocumentText read(std::size_t size) {
    state_test::spill(path_, std::string(size, 'x'));
    const state::Fd file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
    auto text = DocumentText::read(file.get(), size, path_);
    EXPECT_TRUE(text);
    return text ? *std::move(text) : DocumentText();
  }
  bool is_mapped() const { return slurp("/proc/self/maps").find(path_) != std::string::npos; }

  TempDir temp_;
  std::string path_ = temp_ / "file";
};

TEST_F(DocumentTextTest, OnlyWhatIsLargeIsMapped) {
  EXPECT_EQ(read(1000).view(), std::string(1000, 'x'));
  const DocumentText small = read(1000);
  EXPECT_FALSE(is_mapped());
  const DocumentText large = read(k_large);
  EXPECT_TRUE(is_mapped());
  EXPECT_EQ(large.view(), std::string(k_large, 'x'));
}

TEST_F(DocumentTextTest, NothingIsMappedUnlessItIsSaid) {
  state::set_document_reading(DocumentReading::copied);
  const DocumentText text = read(k_large);
  EXPECT_FALSE(is_mapped());
  EXPECT_EQ(text.view(), std::string(k_large, 'x'));
}

TEST_F(DocumentTextTest, TheMappingMovesAndEndsWithItsOwner) {
  {
    DocumentText text = read(k_large);
    DocumentText other = std::move(text);
    text = std::move(other);
    EXPECT_EQ(text.view().size(), k_large);
    EXPECT_TRUE(is_mapped());
  }
  EXPECT_FALSE(is_mapped());
}

// A host is forked by a command that has read a document, and lives for days.
TEST_F(DocumentTextTest, AForkedChildThatLivesLongKeepsNone) {
  const DocumentText text = read(k_large);
  const pid_t child = ::fork();
  if (child == 0) {
    const bool before = is_mapped();
    state::unmap_documents_in_child();
    ::_exit(before && !is_mapped() && (read(k_large), !is_mapped()) ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

using DocumentTextDeathTest = DocumentTextTest;

TEST_F(DocumentTextDeathTest, AFileThatIsCutOffMeanwhileEndsTheCommandWithAMessage) {
  EXPECT_EXIT(
      {
        const DocumentText text = read(k_large);
        ::_exit(::truncate(path_.c_str(), 10) == 0 ? text.view()[k_large - 1] : 2);
      },
      testing::ExitedWithCode(1), "^registry .*/file was changed by something outside the protocol\n$");
}

// A universe whose document is large enough to be mapped.
class MappedRegistry : public DocumentTextTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(state::transact(dir_, [](Registry& registry) -> Result<void> {
      for (int i = 0; i < 200; ++i) add_world(registry, "session" + std::to_string(i));
      return {};
    }));
    ASSERT_GT(slurp(dir_.registry_path()).size(), k_large / 4);
  }
  static Result<void> change(Registry& registry) {
    registry.edit_session({7})->name = "renamed";
    registry.edit_pane({199})->nonce = "last";
    registry.remove_session({100}), registry.remove_window({100}), registry.remove_pane({100});
    add_world(registry, "added");
    return {};
  }
  state::StateDir dir_ = temp_.state_dir();
};

TEST_F(MappedRegistry, IsChangedAndWrittenAsACopiedOne) {
  auto copied = Registry::parse(slurp(dir_.registry_path()));
  ASSERT_TRUE(copied && change(*copied));
  copied->bump_generation();
  ASSERT_TRUE(state::transact(dir_, change));
  EXPECT_EQ(slurp(dir_.registry_path()), copied->serialize());
  const auto again = state::read_registry(dir_);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->check_invariants());
  EXPECT_EQ(again->session({7})->name, "renamed");
}

TEST_F(MappedRegistry, StaysReadableAfterItWasReplaced) {
  const auto before = state::read_registry(dir_);
  ASSERT_TRUE(before && state::transact(dir_, change));
  EXPECT_EQ(before->session({199})->name, "session199");
}

// The pieces of the new document that are parts of the old one are gone: a conflict, and the next try finds what is
// there.
TEST_F(MappedRegistry, WhatIsCutOffWhileItIsWrittenIsAConflict) {
  auto theirs = Registry::fresh(state::current_boot_id());
  add_world(theirs, "theirs");
  Child writer([&] {
    ::setenv("ROOST_STOP_AT", "registry.before_temp@1", 1);
    return state::transact(dir_,
                           [](Registry& registry) -> Result<void> {
                             const auto ids = registry.session_ids();
                             registry.edit_session(ids.front())->name = "ours";
                             return {};
                           })
               ? 0
               : 3;
  });
  ASSERT_TRUE(writer.wait_until_stopped());
  state_test::spill(dir_.registry_path(), theirs.serialize());
  writer.signal(SIGCONT);
  EXPECT_EQ(writer.wait(), 0);
  const auto now = state::read_registry(dir_);
  ASSERT_TRUE(now);
  ASSERT_EQ(now->session_ids().size(), 1U);
  EXPECT_EQ(now->session({0})->name, "ours");
}

TEST_F(MappedRegistry, WhatIsCutOffBeforeEndsTheCommandAndChangesNothing) {
  EXPECT_EXIT(
      {
        auto guard = state::LockedRegistry::open(dir_);
        (void)::truncate(dir_.registry_path().c_str(), 10);
        guard->registry().edit_session({0})->name = "renamed";
        (void)std::move(*guard).commit();
      },
      testing::ExitedWithCode(1), "was changed by something outside the protocol");
  EXPECT_EQ(slurp(dir_.registry_path()).size(), 10U);
}

}  // namespace
