// SPDX-License-Identifier: ISC
#include "shim/commands/channels.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "tests/unit/state/children.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace shim {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds k_at_once{0};
constexpr milliseconds k_soon{10000};

class Channels : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(dir_.create()); }

  ChannelSite site(std::int64_t era = 1) const { return {dir_, era}; }
  void signal(std::string_view name) { ASSERT_TRUE(signal_channel(site(), name)); }
  // Joins and is certain to wait.
  ChannelWait join(std::string_view name) {
    auto wait = join_channel(site(), name);
    EXPECT_TRUE(wait && *wait);
    return std::move(**wait);
  }
  bool passes(std::string_view name) { return !*join_channel(site(), name); }
  std::optional<ChannelWait> lock(std::string_view name) { return std::move(*lock_channel(site(), name)); }
  std::size_t folders() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(dir_.channels_path())) count += entry.is_directory();
    return count;
  }

  state_test::TempDir temp_;
  state::StateDir dir_ = temp_.state_dir();
};

TEST_F(Channels, ASignalWakesAllWhoWait) {
  ChannelWait first = join("x"), second = join("x"), other = join("y");
  EXPECT_FALSE(first.wait(k_at_once));
  signal("x");
  EXPECT_TRUE(first.wait(k_at_once));
  EXPECT_TRUE(second.wait(k_at_once));
  EXPECT_FALSE(other.wait(k_at_once));
}

TEST_F(Channels, ASignalThatWokeSomebodyIsNotRemembered) {
  const ChannelWait first = join("x");
  signal("x");
  EXPECT_FALSE(passes("x"));
}

TEST_F(Channels, ASignalWithoutWaitersIsRememberedOnce) {
  signal("x");
  EXPECT_TRUE(passes("x"));
  EXPECT_FALSE(passes("x"));
}

// Odd, but what tmux 3.3a does.
TEST_F(Channels, ASecondSignalTakesTheFirstBack) {
  signal("x");
  signal("x");
  EXPECT_FALSE(passes("x"));
}

TEST_F(Channels, ADeadWaiterDoesNotSwallowASignal) {
  { const ChannelWait gone = join("x"); }
  signal("x");
  EXPECT_TRUE(passes("x"));
}

TEST_F(Channels, AKilledWaiterDoesNotSwallowASignal) {
  state_test::Child child([&] {
    const ChannelWait wait = join("x");
    ::raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(child.wait(), -SIGKILL);
  signal("x");
  EXPECT_TRUE(passes("x"));
}

TEST_F(Channels, ALaterWaiterIsNotHitByTheEndOfAnEarlierOne) {
  auto first = std::make_unique<ChannelWait>(join("x"));
  signal("x");
  ChannelWait second = join("x");
  first.reset();
  signal("x");
  EXPECT_TRUE(second.wait(k_at_once));
}

TEST_F(Channels, ALockGoesFromHandToHandInOrder) {
  EXPECT_FALSE(lock("x"));
  auto second = lock("x"), third = lock("x");
  ASSERT_TRUE(second && third);
  ASSERT_TRUE(unlock_channel(site(), "x"));
  EXPECT_TRUE(second->wait(k_at_once));
  EXPECT_FALSE(third->wait(k_at_once));
  ASSERT_TRUE(unlock_channel(site(), "x"));
  EXPECT_TRUE(third->wait(k_at_once));
  ASSERT_TRUE(unlock_channel(site(), "x"));
  EXPECT_EQ(unlock_channel(site(), "x").error().message, "channel x not locked");
}

TEST_F(Channels, ALockPassesOverTheDead) {
  EXPECT_FALSE(lock("x"));
  lock("x").reset();
  auto third = lock("x");
  ASSERT_TRUE(unlock_channel(site(), "x"));
  EXPECT_TRUE(third->wait(k_at_once));
}

TEST_F(Channels, UnlockNeedsALock) {
  EXPECT_EQ(unlock_channel(site(), "never").error().message, "channel never not locked");
  signal("x");
  EXPECT_EQ(unlock_channel(site(), "x").error().message, "channel x not locked");
}

TEST_F(Channels, SignalsAndLocksOfOneChannelAreApart) {
  EXPECT_FALSE(lock("x"));
  ChannelWait waiter = join("x");
  auto locker = lock("x");
  signal("x");
  EXPECT_TRUE(waiter.wait(k_at_once));
  EXPECT_FALSE(locker->wait(k_at_once));
}

// As tmux: the channel stays as long as it is locked, and so does its signal.
TEST_F(Channels, ASignalIsNotUsedUpWhileTheChannelIsLocked) {
  EXPECT_FALSE(lock("x"));
  signal("x");
  EXPECT_TRUE(passes("x"));
  EXPECT_TRUE(passes("x"));
  ASSERT_TRUE(unlock_channel(site(), "x"));
  EXPECT_FALSE(passes("x"));
}

TEST_F(Channels, NamesMayBeAnything) {
  const std::string long_name(80, '/');
  for (const std::string& name :
       {std::string("a/../b"), std::string("."), std::string(), std::string("\xff\n"), long_name}) {
    signal(name);
    EXPECT_TRUE(passes(name)) << name;
  }
  signal("a%2fb");
  EXPECT_FALSE(passes("a/b"));
  EXPECT_FALSE(signal_channel(site(), std::string(300, 'x')));
}

TEST_F(Channels, LeaveNothingBehind) {
  signal("x");
  EXPECT_TRUE(passes("x"));
  EXPECT_FALSE(lock("y"));
  ASSERT_TRUE(unlock_channel(site(), "y"));
  {
    const ChannelWait wait = join("z");
    signal("z");
  }
  EXPECT_EQ(folders(), 0u);
}

TEST_F(Channels, EndWithTheirUniverse) {
  signal("x");
  EXPECT_FALSE(lock("y"));
  auto old = lock("y");
  EXPECT_TRUE(join_channel(site(2), "x")->has_value());
  EXPECT_TRUE(old->wait(k_at_once));
  EXPECT_FALSE(lock_channel(site(2), "y")->has_value());
}

TEST_F(Channels, AFlushWakesEverybody) {
  ChannelWait waiter = join("x");
  EXPECT_FALSE(lock("y"));
  auto locker = lock("y");
  ASSERT_TRUE(flush_channels(dir_));
  EXPECT_TRUE(waiter.wait(k_at_once));
  EXPECT_TRUE(locker->wait(k_at_once));
  EXPECT_FALSE(passes("x"));
  EXPECT_FALSE(lock("y"));
}

TEST_F(Channels, WakeAcrossThreads) {
  ChannelWait waiter = join("x");
  std::thread signaller([&] { signal("x"); });
  EXPECT_TRUE(waiter.wait(k_soon));
  signaller.join();
}

// A counter that each process reads and writes back: without the lock some additions would be lost.
TEST_F(Channels, TheLockExcludesProcesses) {
  constexpr int k_processes = 8, k_rounds = 20;
  const std::string counter = temp_ / "counter";
  state_test::spill(counter, "0");
  EXPECT_EQ(state_test::run_together(k_processes,
                                     [&](int) {
                                       for (int i = 0; i < k_rounds; ++i) {
                                         auto wait = lock_channel(site(), "door");
                                         if (!wait || (*wait && !(**wait).wait(k_soon))) return 1;
                                         const int value = std::stoi(state_test::slurp(counter));
                                         std::this_thread::yield();
                                         state_test::spill(counter, std::to_string(value + 1));
                                         if (!unlock_channel(site(), "door")) return 2;
                                       }
                                       return 0;
                                     }),
            0);
  EXPECT_EQ(state_test::slurp(counter), std::to_string(k_processes * k_rounds));
}

// Every signal finds its waiter, whichever of the two comes first.
TEST_F(Channels, NoWakeUpIsLost) {
  constexpr int k_rounds = 200;
  EXPECT_EQ(state_test::run_together(2,
                                     [&](int index) {
                                       for (int i = 0; i < k_rounds; ++i) {
                                         const std::string name = "round" + std::to_string(i);
                                         if (index == 0) {
                                           if (!signal_channel(site(), name)) return 1;
                                         } else {
                                           auto wait = join_channel(site(), name);
                                           if (!wait || (*wait && !(**wait).wait(k_soon))) return 2;
                                         }
                                       }
                                       return 0;
                                     }),
            0);
}

}  // namespace
}  // namespace shim
