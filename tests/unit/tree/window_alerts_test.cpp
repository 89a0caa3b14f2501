// SPDX-License-Identifier: ISC
#include "shim/tree/window_alerts.hpp"

#include <gtest/gtest.h>

#include "shim/tree/tree.hpp"

namespace shim {
namespace {

using state::Alert;
using state::Registry;
using state::SessionId;
using state::WindowId;

// Sessions $0 "a" (windows @0, @1; @0 is current) and $1 "b" (@1 alone).
class WindowAlerts : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 2; ++i) registry_.add_window();
    state::Session& a = registry_.add_session();
    a.name = "a";
    a.links = {{0, WindowId{0}}, {1, WindowId{1}}};
    state::Session& b = registry_.add_session();
    b.name = "b";
    b.links = {{0, WindowId{1}}};
  }
  unsigned alerts(std::uint32_t session, std::size_t link) const {
    return registry_.session(SessionId{session})->links[link].alerts;
  }
  Registry registry_ = Registry::fresh("boot");
};

TEST_F(WindowAlerts, BellsAreMonitoredUnlessToldOtherwise) {
  EXPECT_TRUE(monitors(registry_, WindowId{1}, Alert::bell));
  EXPECT_FALSE(monitors(registry_, WindowId{1}, Alert::activity));
  registry_.edit_window(WindowId{1})->options["monitor-bell"] = "off";
  EXPECT_FALSE(monitors(registry_, WindowId{1}, Alert::bell));
  registry_.edit_head().window_options["monitor-silence"] = "7";
  EXPECT_EQ(silence_limit(registry_, WindowId{0}), 7);
}

TEST_F(WindowAlerts, EveryLinkRemembers) {
  EXPECT_TRUE(is_news(registry_, WindowId{1}, Alert::bell));
  raise_alert(registry_, WindowId{1}, Alert::bell);
  raise_alert(registry_, WindowId{1}, Alert::silence);
  EXPECT_FALSE(is_news(registry_, WindowId{1}, Alert::bell));
  EXPECT_TRUE(is_news(registry_, WindowId{1}, Alert::activity));
  EXPECT_EQ(alerts(0, 0), 0U);
  EXPECT_EQ(alerts(0, 1), 5U);
  EXPECT_EQ(alerts(1, 0), 5U);
}

TEST_F(WindowAlerts, SelectingTheWindowAnywhereClearsAllLinks) {
  raise_alert(registry_, WindowId{1}, Alert::bell);
  select_window(registry_, SessionId{0}, 1);
  EXPECT_EQ(alerts(0, 1), 0U);
  EXPECT_EQ(alerts(1, 0), 0U);
}

TEST_F(WindowAlerts, TheActionSaysWhoseHookFires) {
  // activity-action is "other": @1 is current in b.
  const auto activity = alert_events(registry_, WindowId{1}, Alert::activity);
  ASSERT_EQ(activity.size(), 1U);
  EXPECT_EQ(activity[0].name, "alert-activity");
  EXPECT_EQ(activity[0].session_name, "a");
  EXPECT_EQ(alert_events(registry_, WindowId{1}, Alert::bell).size(), 2U);
  registry_.edit_head().session_options["bell-action"] = "current";
  ASSERT_EQ(alert_events(registry_, WindowId{1}, Alert::bell).size(), 1U);
  EXPECT_EQ(alert_events(registry_, WindowId{1}, Alert::bell)[0].session_name, "b");
}

TEST_F(WindowAlerts, OnlyABellIsToldAgain) {
  raise_alert(registry_, WindowId{1}, Alert::bell);
  raise_alert(registry_, WindowId{1}, Alert::activity);
  EXPECT_EQ(alert_events(registry_, WindowId{1}, Alert::bell).size(), 2U);
  EXPECT_TRUE(alert_events(registry_, WindowId{1}, Alert::activity).empty());
}

}  // namespace
}  // namespace shim
