// SPDX-License-Identifier: ISC
#include "state/ids.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

namespace {

TEST(Id, KindsDoNotMix) {
  EXPECT_FALSE((std::is_convertible_v<state::PaneId, state::WindowId>));
  EXPECT_FALSE((std::is_convertible_v<int, state::PaneId>));
}

TEST(Id, ComparesAndHashesByValue) {
  EXPECT_LT(state::PaneId{2}, state::PaneId{10});
  const std::unordered_set<state::PaneId> ids{state::PaneId{1}, state::PaneId{1}, state::PaneId{2}};
  EXPECT_EQ(ids.size(), 2U);
}

}  // namespace
