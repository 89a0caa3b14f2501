// SPDX-License-Identifier: ISC
// What a host publishes on the board of hosts is what is in its page, or nothing.
#include "shim/host/board_place.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <cstring>

#include "shim/host/host_board.hpp"
#include "tests/unit/host/pane_fixture.hpp"

namespace {

using host_test::Pane;
using host_test::PaneTest;
using shim::BoardPlace;
using shim::BoardPlaces;
using shim::PaneFacts;

constexpr std::uint64_t k_nonce = 0xa1;

PaneFacts some_facts() {
  PaneFacts facts;
  facts.child_pid = 77;
  facts.history_bytes = 1ULL << 40;
  facts.default_background = 3;
  facts.tab_stops[127] = 9;
  std::snprintf(facts.title, sizeof facts.title, "%s", std::string(155, 't').c_str());
  std::snprintf(facts.tty, sizeof facts.tty, "/dev/pts/1");
  std::snprintf(facts.cursor_character, sizeof facts.cursor_character, "c");
  return facts;
}

class Place : public ::testing::Test {
 protected:
  Place() { place_.take(k_nonce); }
  ~Place() override {
    if (writer_ <= 0) return;
    ::kill(writer_, SIGKILL);
    ::waitpid(writer_, nullptr, 0);
  }
  bool read(PaneFacts& facts) const { return place_.read(k_nonce, facts); }
  BoardPlace place_{};
  pid_t writer_ = 0;
};

TEST_F(Place, GivesWhatWasPublished) {
  const PaneFacts facts = some_facts();
  PaneFacts seen;
  EXPECT_FALSE(read(seen)) << "nothing was published yet";
  for (int round = 0; round < 3; ++round) {
    place_.publish(k_nonce, facts);
    ASSERT_TRUE(read(seen));
    EXPECT_EQ(std::memcmp(&seen, &facts, sizeof facts), 0);
  }
}

TEST_F(Place, GivesNothingOfFactsThatDoNotFit) {
  PaneFacts seen;
  for (const auto& spoil : std::vector<std::function<void(PaneFacts&)>>{
           [](PaneFacts& facts) { facts.title[155] = 't'; },
           [](PaneFacts& facts) { facts.path[0] = '/'; },
           [](PaneFacts& facts) { facts.start_command[0] = 'x'; },
       }) {
    PaneFacts facts = some_facts();
    place_.publish(k_nonce, facts);
    ASSERT_TRUE(read(seen));
    spoil(facts);
    place_.publish(k_nonce, facts);
    EXPECT_FALSE(read(seen));
  }
}

TEST_F(Place, IsOfOneHostOnly) {
  PaneFacts seen;
  place_.publish(k_nonce, some_facts());
  EXPECT_FALSE(place_.read(k_nonce + 1, seen));
  place_.take(k_nonce + 1);
  EXPECT_FALSE(read(seen));
  EXPECT_FALSE(place_.read(k_nonce + 1, seen)) << "what the one before published is not its own";
  place_.publish(k_nonce, some_facts());
  EXPECT_FALSE(place_.read(k_nonce + 1, seen)) << "nor what it still publishes";
  place_.publish(k_nonce + 1, some_facts());
  EXPECT_TRUE(place_.read(k_nonce + 1, seen));
  place_.layout = 2;
  EXPECT_FALSE(place_.read(k_nonce + 1, seen)) << "of a version that we do not know";
  EXPECT_FALSE(BoardPlace{}.read(0, seen)) << "of nobody";
}

TEST_F(Place, ReadersNeverSeeAMixture) {
  void* const shared = ::mmap(nullptr, sizeof(BoardPlace), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto* const place = new (shared) BoardPlace{};
  place->take(k_nonce);
  writer_ = ::fork();
  for (std::uint32_t round = 1; writer_ == 0; ++round) {
    PaneFacts facts;
    facts.columns = facts.rows = facts.default_background = round;
    std::snprintf(facts.title, sizeof facts.title, "%u", round);
    place->publish(k_nonce, facts);
    const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(2);
    while (std::chrono::steady_clock::now() < until) {
    }
  }
  std::uint32_t last = 0;
  for (int reads = 0; reads < 100'000; ++reads) {
    PaneFacts facts;
    if (!place->read(k_nonce, facts)) continue;
    ASSERT_EQ(facts.rows, facts.columns);
    ASSERT_EQ(facts.default_background, facts.columns);
    ASSERT_EQ(std::string(facts.title), std::to_string(facts.columns));
    ASSERT_GE(facts.columns, last);
    last = facts.columns;
  }
  EXPECT_GT(last, 0U);
  ::munmap(shared, sizeof(BoardPlace));
}

TEST(NonceNumber, IsOfHexadecimalDigitsOnly) {
  EXPECT_EQ(shim::nonce_number("00000000000000ff"), 255U);
  EXPECT_EQ(shim::nonce_number("ffffffffffffffff"), ~std::uint64_t{0});
  for (const char* const text : {"", "0000000000000000", "00000000000000fg", "fffffffffffffffff", " 1", "-1"})
    EXPECT_FALSE(shim::nonce_number(text)) << text;
}

class Places : public PaneTest {
 protected:
  bool on_board(const Pane& pane, PaneFacts& facts) const { return BoardPlaces(dir_).facts_of(pane.nonce, facts); }
  void spoil_page(const Pane& pane) const {
    const state::Fd page(::open(dir_.pane_page(pane.id).c_str(), O_RDWR | O_CLOEXEC));
    ASSERT_EQ(::pwrite(page.get(), "none", 4, 0), 4);
  }
};

TEST_F(Places, HaveWhatIsInThePagesOfRunningHosts) {
  std::vector<Pane> panes;
  for (int i = 0; i < 6; ++i) panes.push_back(spawn("printf '\\033]2;title " + std::to_string(i) + "\\007'; exec cat"));
  for (std::size_t i = 0; i < panes.size(); ++i) {
    ASSERT_TRUE(wait_until([&] { return std::string(facts(panes[i])->title) == "title " + std::to_string(i); }));
    PaneFacts seen;
    ASSERT_TRUE(on_board(panes[i], seen));
    const auto in_page = facts(panes[i]);
    EXPECT_EQ(std::memcmp(&seen, &*in_page, sizeof seen), 0);
  }
}

// The first few are read from their pages, which a command with one pane is quicker with.
TEST_F(Places, SpareListsThePages) {
  std::vector<Pane> panes;
  for (int i = 0; i < 5; ++i) panes.push_back(spawn("cat"));
  for (const Pane& pane : panes) spoil_page(pane);
  shim::LivePages live(dir_);
  EXPECT_EQ(live.facts(panes[0]), nullptr);
  EXPECT_EQ(live.facts(panes[1]), nullptr);
  EXPECT_EQ(live.facts(panes[2]), nullptr);
  EXPECT_NE(live.facts(panes[3]), nullptr);
  EXPECT_NE(live.facts(panes[4]), nullptr);
}

TEST_F(Places, LeaveToThePageWhatIsTooLong) {
  std::vector<Pane> panes;
  for (int i = 0; i < 5; ++i) panes.push_back(spawn("read l; printf '\\033]2;'; printf %200s x; printf '\\007'; cat"));
  shim::LivePages live(dir_);
  const std::string title = std::string(199, ' ') + "x";
  type(panes[4], "\n");
  ASSERT_TRUE(wait_until([&] { return facts(panes[4])->title == title; }));
  for (const Pane& pane : panes) ASSERT_NE(live.facts(pane), nullptr);
  EXPECT_EQ(live.facts(panes[4])->title, title);
}

TEST_F(Places, OfTheDeadSayNothing) {
  std::vector<Pane> panes;
  for (int i = 0; i < 5; ++i) panes.push_back(spawn("cat"));
  ::kill(static_cast<pid_t>(panes[4].host_pid), SIGKILL);
  ASSERT_TRUE(wait_until([&] { return !host_test::host_alive(dir_, panes[4]); }));
  shim::LivePages live(dir_);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NE(live.facts(panes[i]), nullptr);
  EXPECT_EQ(live.facts(panes[4]), nullptr);
}

// Somebody cuts short what all hosts have mapped: each goes on, and what it publishes is in its page.
TEST_F(Places, ThatAreCutOffTakeNoHostWithThem) {
  std::vector<Pane> panes;
  for (int i = 0; i < 5; ++i) panes.push_back(spawn("cat"));
  ASSERT_EQ(::truncate((dir_.path() + "/hosts.board").c_str(), 0), 0);
  for (const Pane& pane : panes) {
    type(pane, "still here\n");
    EXPECT_TRUE(shows(pane, "still here\nstill here"));
  }
  shim::LivePages live(dir_);
  for (const Pane& pane : panes) {
    ASSERT_NE(live.facts(pane), nullptr);
    EXPECT_EQ(live.facts(pane)->cursor_y, 2U);
  }
}

// The file is emptied and filled anew by a host that comes later, which takes the first place again.
TEST_F(Places, AreNotSharedByTwoHosts) {
  const Pane old = spawn("cat");
  ASSERT_EQ(::truncate((dir_.path() + "/hosts.board").c_str(), 0), 0);
  const Pane young = spawn("cat");
  type(old, "still here\n");
  ASSERT_TRUE(shows(old, "still here\nstill here"));
  PaneFacts seen;
  ASSERT_TRUE(on_board(young, seen));
  EXPECT_EQ(seen.cursor_y, 0U);
  EXPECT_FALSE(on_board(old, seen));
}

TEST_F(Places, APageThatIsCutOffTakesNoHostWithIt) {
  const Pane pane = spawn("cat");
  ASSERT_EQ(::truncate(dir_.pane_page(pane.id).c_str(), 0), 0);
  type(pane, "still here\n");
  EXPECT_TRUE(shows(pane, "still here\nstill here"));
  EXPECT_TRUE(host_test::host_alive(dir_, pane));
}

}  // namespace
