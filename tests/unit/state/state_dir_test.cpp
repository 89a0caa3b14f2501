// SPDX-License-Identifier: ISC
#include "state/state_dir.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using state::ErrorCode;
using state::StateDir;
using state_test::message;
using state_test::TempDir;

std::string socket_folder(const TempDir& temp) { return temp / ("tmux-" + std::to_string(::getuid())); }

mode_t mode_of(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
}

TEST(StateDir, BuildsEveryPathBelowItself) {
  const auto dir = StateDir::at("/x/s.roost/");
  EXPECT_EQ(dir.path(), "/x/s.roost");
  EXPECT_EQ(dir.registry_path(), "/x/s.roost/registry.json");
  EXPECT_EQ(dir.lock_path(), "/x/s.roost/registry.lock");
  EXPECT_EQ(dir.pane_socket(state::PaneId{7}), "/x/s.roost/panes/7.sock");
  EXPECT_EQ(dir.staged_page("abc"), "/x/s.roost/panes/abc.page");
}

TEST(StateDir, CreatesPrivateFoldersAndTmuxsOwnParent) {
  const TempDir temp;
  const auto dir = StateDir::at(socket_folder(temp) + "/default.roost");
  ASSERT_EQ(message(dir.create()), "");
  ASSERT_EQ(message(dir.create()), "");
  for (const auto& path : {socket_folder(temp), dir.path(), dir.panes_path(), dir.buffers_path(), dir.channels_path()})
    EXPECT_EQ(mode_of(path), 0700U) << path;
  EXPECT_EQ(message(dir.check()), "");
}

TEST(StateDir, ManyCreateTheSameParentsAtOnce) {
  for (int round = 0; round < 5; ++round) {
    const TempDir temp;
    const auto dir = StateDir::at(socket_folder(temp) + "/default.roost");
    EXPECT_EQ(state_test::run_together(24, [&](int) { return dir.create() ? 0 : 1; }), 0);
  }
}

TEST(StateDir, CheckingCreatesNothing) {
  const TempDir temp;
  const auto dir = StateDir::at(socket_folder(temp) + "/default.roost");
  EXPECT_EQ(dir.check().error().code, ErrorCode::not_found);
  EXPECT_TRUE(fs::is_empty(temp.path()));
  EXPECT_EQ(temp.state_dir().check().error().code, ErrorCode::not_found);
}

TEST(StateDir, AMissingFolderThatIsNotTmuxsIsNotInvented) {
  const TempDir temp;
  const auto dir = StateDir::at(temp / "none/sock.roost");
  EXPECT_EQ(message(dir.create()), "error creating " + temp / "none/sock (No such file or directory)");
  EXPECT_FALSE(fs::exists(temp / "none"));
}

TEST(StateDir, AnyFolderMayHoldAnExplicitSocketPath) {
  const TempDir temp;
  fs::create_directory(temp / "shared");
  ::chmod((temp / "shared").c_str(), 01777);
  EXPECT_EQ(message(StateDir::at(temp / "shared/sock.roost").create()), "");
}

TEST(StateDir, RefusesAnUnsafeSocketFolderInTmuxsWords) {
  const TempDir temp;
  const std::string parent = socket_folder(temp);
  const auto dir = StateDir::at(parent + "/default.roost");
  fs::create_directory(parent);
  ::chmod(parent.c_str(), 0705);
  EXPECT_EQ(message(dir.create()), "directory " + parent + " has unsafe permissions");
  EXPECT_EQ(message(dir.check()), "directory " + parent + " has unsafe permissions");
  ::chmod(parent.c_str(), 0770);  // tmux minds others only
  EXPECT_EQ(message(dir.create()), "");
  fs::remove_all(parent);
  state_test::spill(parent, "");
  EXPECT_EQ(message(dir.create()), parent + " is not a directory");
  fs::remove(parent);
  fs::create_symlink("elsewhere", parent);
  fs::create_directory(temp / "elsewhere");
  EXPECT_EQ(message(dir.create()), parent + " is not a directory");
}

TEST(StateDir, RefusesASymlinkAFileAndAFolderOthersMayWrite) {
  const TempDir temp;
  const auto dir = temp.state_dir();
  fs::create_directory(temp / "elsewhere");
  fs::create_directory_symlink("elsewhere", dir.path());
  EXPECT_EQ(message(dir.create()), dir.path() + ": is a symbolic link");
  EXPECT_EQ(message(dir.check()), dir.path() + ": is a symbolic link");
  EXPECT_TRUE(fs::is_empty(temp / "elsewhere"));
  fs::remove(dir.path());
  state_test::spill(dir.path(), "");
  EXPECT_EQ(message(dir.create()), dir.path() + ": is not a directory");
  fs::remove(dir.path());
  fs::create_directory(dir.path());
  for (const mode_t mode : {0720U, 0702U}) {
    ::chmod(dir.path().c_str(), mode);
    EXPECT_EQ(message(dir.create()), dir.path() + ": has unsafe permissions");
    EXPECT_EQ(message(dir.check()), dir.path() + ": has unsafe permissions");
  }
}

TEST(StateDir, RefusesAFolderOfAnotherOwner) {
  if (::getuid() != 0) GTEST_SKIP() << "needs root to give a folder away";
  const TempDir temp;
  const auto dir = temp.state_dir();
  fs::create_directory(dir.path());
  ::chmod(dir.path().c_str(), 0700);
  ASSERT_EQ(::chown(dir.path().c_str(), 12345, 12345), 0);
  EXPECT_EQ(message(dir.create()), dir.path() + ": not owned by us");
  EXPECT_EQ(message(dir.check()), dir.path() + ": not owned by us");
}

TEST(StateDir, KnowsTheBootAndTheTime) {
  EXPECT_EQ(state::current_boot_id().size(), 36U);
  EXPECT_EQ(state::current_boot_id(), state::current_boot_id());
  const auto before = state::now_us();
  EXPECT_GT(before, 1'600'000'000'000'000);
  EXPECT_GE(state::now_us(), before);
}

}  // namespace
