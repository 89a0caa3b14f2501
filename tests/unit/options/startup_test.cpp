// SPDX-License-Identifier: ISC
#include "shim/options/startup.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

namespace shim {
namespace {

TEST(StartupOptions, TheShellIsThatOfTheEnvironment) {
  EXPECT_EQ(startup_options_for({"SHELL=/bin/bash"}, "/bin/sh").session.at("default-shell"), "/bin/bash");
}

TEST(StartupOptions, AnUnsuitableShellGivesWayToThatOfThePasswdFile) {
  for (const char* shell : {"SHELL=", "SHELL=bash", "SHELL=/nonexistent/bash", "SHELL=/usr/bin/tmux", "OTHER=x"}) {
    EXPECT_EQ(startup_options_for({shell}, "/bin/bash").session.at("default-shell"), "/bin/bash") << shell;
    EXPECT_EQ(startup_options_for({shell}, "/nonexistent").session.at("default-shell"), "/bin/sh") << shell;
  }
}

TEST(StartupOptions, WithoutAnEditorTheTablesDefaultsStay) {
  const StartupOptions options = startup_options_for({"SHELL=/bin/sh"}, "");
  EXPECT_TRUE(options.server.empty());
  EXPECT_TRUE(options.window.empty());
  EXPECT_EQ(options.session.size(), 1u);
}

TEST(StartupOptions, AnEditorWithViInItsNameMeansViKeys) {
  const StartupOptions options = startup_options_for({"EDITOR=emacs", "VISUAL=/opt/vi/nvim"}, "");
  EXPECT_EQ(options.server.at("editor"), "/opt/vi/nvim");
  EXPECT_EQ(options.session.at("status-keys"), "vi");
  EXPECT_EQ(options.window.at("mode-keys"), "vi");
}

TEST(StartupOptions, AnyOtherEditorMeansEmacsKeys) {
  const StartupOptions options = startup_options_for({"EDITOR=/opt/vi/nano"}, "");
  EXPECT_EQ(options.server.at("editor"), "/opt/vi/nano");
  EXPECT_EQ(options.window.at("mode-keys"), "emacs");
}

TEST(StartupOptions, StoringReplacesWhatWasThere) {
  state::Head head;
  head.server_options["escape-time"] = "0";
  head.window_options["mode-keys"] = "vi";
  store_startup_options(head, {"SHELL=/bin/bash"});
  EXPECT_TRUE(head.server_options.empty());
  EXPECT_TRUE(head.window_options.empty());
  EXPECT_EQ(head.session_options, (state::OptionMap{{"default-shell", "/bin/bash"}}));
}

TEST(ShellFromPasswd, FindsTheUsersLine) {
  const std::string path = ::testing::TempDir() + "/passwd-" + std::to_string(::getpid());
  const std::string user = std::to_string(::getuid());
  std::ofstream(path) << "short\nother:x:" << user << "9:0::/:/bin/no\nme:x:" << user
                      << ":0:Me:/home/me:/bin/mine\nlater:x:" << user << ":0::/:/bin/later\n";
  EXPECT_EQ(shell_from_passwd(path), "/bin/mine");
  std::remove(path.c_str());
  EXPECT_EQ(shell_from_passwd(path), "");
}

}  // namespace
}  // namespace shim
