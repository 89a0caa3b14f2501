// SPDX-License-Identifier: ISC
#include "state/atomic_file.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::ErrorCode;
using state_test::slurp;
using state_test::TempDir;

std::size_t files_in(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TEST(AtomicFile, WritesAndReplacesAndLeavesNothingElse) {
  const TempDir temp;
  ASSERT_TRUE(state::write_file_atomically(temp / "file", "one"));
  ASSERT_TRUE(state::write_file_atomically(temp / "file", std::string("t\0o", 3)));
  EXPECT_EQ(state::read_file(temp / "file").value(), std::string("t\0o", 3));
  EXPECT_EQ(files_in(temp.path()), 1U);
  EXPECT_EQ(std::filesystem::status(temp / "file").permissions(), std::filesystem::perms(0600));
}

TEST(AtomicFile, ReplacesASymlinkRatherThanItsTarget) {
  const TempDir temp;
  state_test::spill(temp / "target", "precious");
  std::filesystem::create_symlink("target", temp / "link");
  ASSERT_TRUE(state::write_file_atomically(temp / "link", "new"));
  EXPECT_EQ(slurp(temp / "target"), "precious");
  EXPECT_EQ(slurp(temp / "link"), "new");
}

TEST(AtomicFile, ReadersNeverSeeAMixture) {
  const TempDir temp;
  const std::string file = temp / "file";
  const std::string texts[] = {std::string(200'000, 'a'), std::string(100'000, 'b')};
  ASSERT_TRUE(state::write_file_atomically(file, texts[0]));
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int i = 0; i < 300; ++i) EXPECT_TRUE(state::write_file_atomically(file, texts[i % 2]));
    done = true;
  });
  int reads = 0;
  for (; !done; ++reads) {
    const auto text = state::read_file(file);
    ASSERT_TRUE(text) << text.error().message;
    ASSERT_TRUE(*text == texts[0] || *text == texts[1]) << text->size();
  }
  writer.join();
  EXPECT_GT(reads, 10);
}

TEST(AtomicFile, AFailureLeavesTheOldFileAndNoTemp) {
  const TempDir temp;
  std::filesystem::create_directory(temp / "folder");
  state_test::spill(temp / "folder/inside", "x");
  EXPECT_FALSE(state::write_file_atomically(temp / "folder", "text"));  // a full folder can't be renamed over
  EXPECT_EQ(files_in(temp.path()), 1U);
  EXPECT_EQ(state::write_file_atomically(temp / "none/file", "text").error().sys_errno, ENOENT);
}

TEST(AtomicFile, ANewFileMustBeNew) {
  const TempDir temp;
  ASSERT_TRUE(state::write_new_file(temp / "file", "one"));
  EXPECT_EQ(state::write_new_file(temp / "file", "two").error().sys_errno, EEXIST);
  EXPECT_EQ(slurp(temp / "file"), "one");
}

TEST(AtomicFile, ReadingTellsWhatIsInTheWay) {
  const TempDir temp;
  EXPECT_EQ(state::read_file(temp / "none").error().code, ErrorCode::not_found);
  std::filesystem::create_symlink("nowhere", temp / "link");
  EXPECT_EQ(state::read_file(temp / "link").error().message, temp / "link: is a symbolic link");
  EXPECT_EQ(state::read_file(temp.path()).error().code, ErrorCode::corrupt);
  ASSERT_EQ(::mkfifo((temp / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(state::read_file(temp / "fifo").error().code, ErrorCode::corrupt);  // and does not hang
}

}  // namespace
