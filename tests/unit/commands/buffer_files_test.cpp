// SPDX-License-Identifier: ISC
#include "shim/commands/buffer_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace shim {
namespace {

class BufferFiles : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(dir_.create()); }

  std::set<std::string> files() const {
    std::set<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(dir_.buffers_path())) {
      out.insert(entry.path().filename());
    }
    return out;
  }
  // A text that stays.
  std::string kept(std::string_view text) {
    auto staged = StagedText::write(dir_, text);
    staged->keep();
    return staged->file();
  }
  void sweep(std::set<std::string> indexed) {
    sweep_texts(dir_, [&]() -> state::Result<std::set<std::string>> { return indexed; });
  }

  state_test::TempDir temp_;
  state::StateDir dir_ = temp_.state_dir();
};

TEST_F(BufferFiles, KeepAnyBytesOfAnySize) {
  std::string text(10 << 20, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 31);
  const std::string file = kept(text);
  const auto read = read_text(dir_, file);
  ASSERT_TRUE(read);
  EXPECT_TRUE(*read == text);
}

TEST_F(BufferFiles, AreGoneAgainUnlessKept) {
  {
    const auto staged = StagedText::write(dir_, "x");
    ASSERT_TRUE(staged);
    EXPECT_EQ(files().size(), 1u);
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(BufferFiles, HaveFreshNames) {
  std::set<std::string> names;
  for (int i = 0; i < 100; ++i) names.insert(kept("x"));
  EXPECT_EQ(names.size(), 100u);
}

TEST_F(BufferFiles, SayWhenOneIsNotThere) {
  const std::string file = kept("x");
  remove_texts(dir_, {file, "never"});
  EXPECT_EQ(read_text(dir_, file).error().code, state::ErrorCode::not_found);
  EXPECT_EQ(StagedText::write(state::StateDir::at(temp_ / "none"), "x").error().code, state::ErrorCode::not_found);
}

TEST_F(BufferFiles, ASweepTakesWhatNobodyKnows) {
  const std::string known = kept("a");
  const std::string orphan = kept("b");
  sweep({known});
  EXPECT_EQ(files(), std::set<std::string>{known});
}

TEST_F(BufferFiles, ASweepLeavesWhatIsBeingWritten) {
  auto staged = StagedText::write(dir_, "x");
  sweep({});
  EXPECT_EQ(files(), std::set<std::string>{staged->file()});
}

TEST_F(BufferFiles, ASweepAsksForTheIndexOnlyAfterItLooked) {
  // A text that appears and is committed while the sweep asks is not a candidate.
  std::string late;
  sweep_texts(dir_, [&]() -> state::Result<std::set<std::string>> {
    late = kept("x");
    return std::set<std::string>{};
  });
  EXPECT_EQ(files(), std::set<std::string>{late});
}

TEST_F(BufferFiles, ASweepWithoutAnIndexTakesNothing) {
  kept("a");
  sweep_texts(dir_, []() -> state::Result<std::set<std::string>> { return state::fail(state::ErrorCode::io, "x"); });
  EXPECT_EQ(files().size(), 1u);
}

TEST_F(BufferFiles, ASweepTakesWhatAKilledWriterLeft) {
  state_test::Child child([&] {
    auto staged = StagedText::write(dir_, "x");
    ::raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(child.wait(), -SIGKILL);
  EXPECT_EQ(files().size(), 1u);
  sweep({});
  EXPECT_TRUE(files().empty());
}

TEST_F(BufferFiles, SweepsAndWritersAtTheSameTimeLoseNothing) {
  EXPECT_EQ(state_test::run_together(4,
                                     [&](int index) {
                                       for (int i = 0; i < 3000; ++i) {
                                         if (index % 2 == 0) {
                                           sweep({});
                                           continue;
                                         }
                                         auto staged = StagedText::write(dir_, "text");
                                         if (!staged || read_text(dir_, staged->file()) != "text") return 1;
                                       }
                                       return 0;
                                     }),
            0);
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace shim
