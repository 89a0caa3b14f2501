// SPDX-License-Identifier: ISC
#include "shim/options/option_level.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

TEST(SplitOptionIndex, TakesNamesWithAndWithoutIndex) {
  EXPECT_EQ(split_option_index("status")->name, "status");
  EXPECT_FALSE(split_option_index("status")->index);
  EXPECT_EQ(split_option_index("status[12]")->name, "status");
  EXPECT_EQ(split_option_index("status[12]")->index, 12u);
  EXPECT_EQ(split_option_index("@x[0]")->index, 0u);
}

TEST(SplitOptionIndex, RefusesMalformedBrackets) {
  for (const char* text :
       {"", "a[", "a[]", "a[1", "a[-1]", "a[x]", "a[1]b", "a[1]]", "a[99999999999]", "a[2147483648]"}) {
    EXPECT_FALSE(split_option_index(text)) << text;
  }
}

TEST(OptionLevel, ItemsAreOrderedByNumber) {
  const state::OptionMap level{{"user-keys", ""}, {"user-keys[10]", "a"}, {"user-keys[2]", "c"}, {"user-keys[1]", "b"}};
  const auto items = level_items(level, "user-keys");
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].value, "b");
  EXPECT_EQ(items[1].index, 2u);
  EXPECT_EQ(items[2].value, "a");
}

TEST(OptionLevel, NamesThatOnlyBeginAlikeAreOthers) {
  state::OptionMap level{{"status-left", "x"}, {"status-format[0]", "y"}};
  EXPECT_FALSE(level_has(level, "status"));
  EXPECT_TRUE(level_has(level, "status-format"));
  erase_from_level(level, "status");
  EXPECT_EQ(level.size(), 2u);
  erase_from_level(level, "status-format");
  EXPECT_EQ(level.size(), 1u);
}

TEST(OptionLevel, ErasesMarkerAndItems) {
  state::OptionMap level{{"user-keys", ""}, {"user-keys-x", "other"}, {"user-keys[0]", "a"}, {"user-keys[1]", "b"}};
  erase_from_level(level, "user-keys");
  EXPECT_EQ(level, (state::OptionMap{{"user-keys-x", "other"}}));
}

}  // namespace
}  // namespace shim
