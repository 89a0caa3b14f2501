// SPDX-License-Identifier: ISC
// The sweep takes what the dead left and nothing else.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>

#include "shim/host/host_files.hpp"
#include "shim/host/live_pages.hpp"
#include "shim/host/socket_path.hpp"
#include "shim/host/sweep.hpp"
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::PaneTest;

class SweptPanes : public PaneTest {
 protected:
  SweptPanes() : registry_(state::Registry::fresh(state::current_boot_id())) {
    EXPECT_TRUE(dir_.create());
    for (int i = 0; i < 10; ++i) registry_.add_pane();
    for (std::uint32_t id = 0; id < 10; ++id)
      if (id != 3) registry_.remove_pane({id});
  }
  void make(const std::string& path) { state::Fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)); }
  // A socket that nobody listens on any more.
  void make_socket(const std::string& path) { ASSERT_TRUE(shim::listen_at(path)); }
  bool there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }
  void sweep() { shim::sweep_panes(dir_, registry_); }
  state::Registry registry_;
};

TEST_F(SweptPanes, FilesOfTheDeadGo) {
  const std::string nonce = "0123456789abcdef", alone = "fedcba9876543210";
  make(dir_.pane_page({5}));
  make_socket(dir_.pane_socket({5}));
  make(dir_.staged_page(nonce));
  make_socket(dir_.staged_socket(nonce));
  make_socket(dir_.staged_socket(alone));
  sweep();
  for (const auto& path : {dir_.pane_page({5}), dir_.pane_socket({5}), dir_.staged_page(nonce),
                           dir_.staged_socket(nonce), dir_.staged_socket(alone)})
    EXPECT_FALSE(there(path)) << path;
}

TEST_F(SweptPanes, TheLivingKeepTheirs) {
  auto staged = shim::create_host_files(dir_);
  auto named = shim::create_host_files(dir_);
  auto halfway = shim::create_host_files(dir_);
  ASSERT_TRUE(staged && named && halfway);
  ASSERT_TRUE(shim::name_host_files(dir_, named->nonce, {7}));
  ASSERT_EQ(::rename(dir_.staged_page(halfway->nonce).c_str(), dir_.pane_page({8}).c_str()), 0);
  sweep();
  for (const auto& path : {dir_.staged_page(staged->nonce), dir_.staged_socket(staged->nonce), dir_.pane_page({7}),
                           dir_.pane_socket({7}), dir_.pane_page({8}), dir_.staged_socket(halfway->nonce)})
    EXPECT_TRUE(there(path)) << path;
}

// A listed pane is the business of whoever finds it dead; an id to come may be in the making.
TEST_F(SweptPanes, ListedPanesAndIdsToComeAreLeftAlone) {
  for (const std::uint32_t id : {3u, 10u, 11u}) make(dir_.pane_page({id}));
  make(dir_.panes_path() + "/note");
  sweep();
  for (const std::uint32_t id : {3u, 10u, 11u}) EXPECT_TRUE(there(dir_.pane_page({id}))) << id;
  EXPECT_TRUE(there(dir_.panes_path() + "/note"));
}

TEST_F(SweptPanes, ASweepAndManySpawnsDoNotHurtEachOther) {
  std::vector<pid_t> sweepers;
  for (int i = 0; i < 3; ++i)
    sweepers.push_back(run_shim([&] {
      for (;;) sweep();
    }));
  for (int i = 0; i < 500; ++i) {
    const auto files = shim::create_host_files(dir_);
    ASSERT_TRUE(files) << files.error().message;
    ASSERT_TRUE(there(dir_.staged_page(files->nonce)));
    ASSERT_TRUE(there(dir_.staged_socket(files->nonce)));
    shim::remove_staged_files(dir_, files->nonce);
  }
  for (const pid_t pid : sweepers) {
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
  }
}

// Our own number, as if it had been given to a stranger after the host died.
TEST_F(SweptPanes, AReusedPidDoesNotFoolTheLock) {
  state::Pane pane;
  pane.id = {4};
  pane.host_pid = ::getpid();
  make(dir_.pane_page({4}));
  EXPECT_FALSE(shim::page_held(dir_, pane));
}

}  // namespace
