// SPDX-License-Identifier: ISC
// Ids are below their counters, or the document is not believed (docs/locking.md, rule 8): the next id would be one
// that somebody has.
#include <gtest/gtest.h>

#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::Registry;

std::string world_with_counters(std::uint32_t session, std::uint32_t window, std::uint32_t pane) {
  Registry registry = Registry::fresh("boot");
  for (const char* name : {"one", "two"}) state_test::add_world(registry, name);
  state::Head& head = registry.edit_head();
  head.next_session = session;
  head.next_window = window;
  head.next_pane = pane;
  return registry.serialize();
}

TEST(Counters, ADocumentWhoseCounterIsBehindIsRefused) {
  EXPECT_TRUE(Registry::parse(world_with_counters(2, 2, 2)));
  EXPECT_TRUE(Registry::parse(world_with_counters(9, 9, 9))) << "ids may be burnt";
  for (const std::string& text :
       {world_with_counters(1, 2, 2), world_with_counters(2, 1, 2), world_with_counters(2, 2, 1)}) {
    const auto registry = Registry::parse(text);
    ASSERT_FALSE(registry) << text;
    EXPECT_EQ(registry.error().code, state::ErrorCode::corrupt);
  }
}

}  // namespace
