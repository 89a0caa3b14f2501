// SPDX-License-Identifier: ISC
#include "shim/commands/window_order.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

state::Session session(int current, std::vector<int> last = {}) {
  state::Session out;
  for (const int index : {1, 4, 7}) out.links.push_back({index, state::WindowId{static_cast<std::uint32_t>(index)}});
  out.current = current;
  out.last = std::move(last);
  return out;
}

TEST(WindowOrder, GoesOverGapsAndRoundTheEnds) {
  EXPECT_EQ(next_index(session(1)), 4);
  EXPECT_EQ(next_index(session(7)), 1);
  EXPECT_EQ(previous_index(session(7)), 4);
  EXPECT_EQ(previous_index(session(1)), 7);
}

TEST(WindowOrder, HasNoNextOfOne) {
  state::Session alone;
  alone.links.push_back({3, state::WindowId{0}});
  alone.current = 3;
  EXPECT_EQ(next_index(alone), std::nullopt);
  EXPECT_EQ(previous_index(alone), std::nullopt);
  EXPECT_EQ(next_index(state::Session{}), std::nullopt);
}

TEST(WindowOrder, RemembersTheLast) {
  EXPECT_EQ(last_index(session(1)), std::nullopt);
  EXPECT_EQ(last_index(session(1, {7, 4})), 7);
}

}  // namespace
}  // namespace shim
