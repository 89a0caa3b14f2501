// SPDX-License-Identifier: ISC
#include "shim/cli/globals.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

namespace {

using shim::Globals;
using shim::parse_globals;
using shim::socket_path_for;
using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::vector<std::string>;

constexpr std::string_view k_usage =
    "usage: tmux [-2CDlNuvV] [-c shell-command] [-f file] [-L socket-name]\n"
    "            [-S socket-path] [-T features] [command [flags]]";

Globals good(const Words& words) {
  auto parsed = parse_globals(words);
  EXPECT_TRUE(parsed) << parsed.error().message;
  return parsed ? *std::move(parsed) : Globals{};
}

std::string refusal(const Words& words) {
  const auto parsed = parse_globals(words);
  return parsed ? "accepted" : parsed.error().message;
}

TEST(Globals, LeavesTheCommandItsOwnFlags) {
  const Globals globals = good({"-u", "-L", "x", "new-session", "-d", "-L", "y"});
  EXPECT_TRUE(globals.utf8);
  EXPECT_EQ(globals.socket_name, "x");
  EXPECT_THAT(globals.words, ElementsAre("new-session", "-d", "-L", "y"));
}

TEST(Globals, TakesGluedAndClusteredFlags) {
  const Globals globals = good({"-2uLname", "-S/a/b", "-Nl", "ls"});
  EXPECT_EQ(globals.socket_name, "name");
  EXPECT_EQ(globals.socket_path, "/a/b");
  EXPECT_EQ(globals.features, "256");
  EXPECT_TRUE(globals.utf8 && globals.no_start && globals.login_shell);
}

TEST(Globals, CollectsRepeatedFlags) {
  const Globals globals = good({"-f", "a", "-fb", "-CC", "-vv", "-v", "-T", "RGB", "-2"});
  EXPECT_THAT(globals.config_files, ElementsAre("a", "b"));
  EXPECT_EQ(globals.control, 2);
  EXPECT_EQ(globals.verbose, 3);
  EXPECT_EQ(globals.features, "RGB,256");
  EXPECT_EQ(good({"-C"}).control, 1);
}

TEST(Globals, StopsReadingAtTheVersionFlag) {
  EXPECT_TRUE(good({"-V"}).version);
  EXPECT_TRUE(good({"-2VZ"}).version);
  EXPECT_TRUE(good({"-V", "-Z"}).version);
  EXPECT_FALSE(good({"ls", "-V"}).version);
}

TEST(Globals, RefusesWhatGetoptRefuses) {
  EXPECT_EQ(refusal({"-Z"}), "tmux: unknown option -- Z\n" + std::string(k_usage));
  EXPECT_EQ(refusal({"-ZV"}), "tmux: unknown option -- Z\n" + std::string(k_usage));
  EXPECT_EQ(refusal({"-?"}), "tmux: unknown option -- ?\n" + std::string(k_usage));
  EXPECT_EQ(refusal({"-qL"}), "tmux: option requires an argument -- L\n" + std::string(k_usage));
  EXPECT_EQ(refusal({"--help"}), k_usage);
  EXPECT_EQ(refusal({"-d"}), k_usage);
}

TEST(Globals, RefusesACommandBesideAShellCommand) {
  EXPECT_EQ(refusal({"-c", "ls", "has"}), k_usage);
  EXPECT_EQ(refusal({"-D", "has"}), k_usage);
  EXPECT_EQ(good({"-c", "ls"}).shell_command, "ls");
  EXPECT_THAT(good({"-D"}).words, IsEmpty());
}

class SocketPath : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/roost-cli-XXXXXX";
    ASSERT_NE(::mkdtemp(name), nullptr);
    folder_ = name;
    link_ = folder_ + "-link";
    ASSERT_EQ(::symlink(name, link_.c_str()), 0);
  }
  void TearDown() override {
    ::unlink(link_.c_str());
    ::rmdir(folder_.c_str());
  }
  std::string in(const std::string& folder, const std::string& name) const {
    return folder + "/tmux-" + std::to_string(::getuid()) + "/" + name;
  }
  std::string folder_, link_;
};

TEST_F(SocketPath, IsTheOneGivenBeforeAnythingElse) {
  EXPECT_EQ(socket_path_for(good({"-S", "/x/y", "-L", "z"}), "/a,1,2", folder_), "/x/y");
  EXPECT_EQ(socket_path_for(good({"-L", "z"}), "/a,1,2", folder_), in(folder_, "z"));
}

TEST_F(SocketPath, ComesFromTheEnvironmentUpToTheComma) {
  EXPECT_EQ(socket_path_for({}, "/a/b,1,2", folder_), "/a/b");
  EXPECT_EQ(socket_path_for({}, "/a/b", folder_), "/a/b");
  EXPECT_EQ(socket_path_for({}, ",1,2", folder_), in(folder_, "default"));
  EXPECT_EQ(socket_path_for({}, "", folder_), in(folder_, "default"));
}

TEST_F(SocketPath, ResolvesTheFolderAndFallsBackToTmp) {
  EXPECT_EQ(socket_path_for({}, "", link_), in(folder_, "default"));
  EXPECT_EQ(socket_path_for({}, "", folder_ + "/"), in(folder_, "default"));
  EXPECT_EQ(socket_path_for({}, "", folder_ + "/missing"), in("/tmp", "default"));
  EXPECT_EQ(socket_path_for({}, "", ""), in("/tmp", "default"));
}

TEST_F(SocketPath, KeepsAnEmptyNameOrPathApartFromNone) {
  EXPECT_EQ(socket_path_for(good({"-L", ""}), "/a,1,2", folder_), in(folder_, ""));
  EXPECT_EQ(socket_path_for(good({"-S", ""}), "/a,1,2", folder_), "");
}

}  // namespace
