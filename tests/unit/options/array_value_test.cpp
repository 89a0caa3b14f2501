// SPDX-License-Identifier: ISC
#include "shim/options/array_value.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

using state::OptionMap;

struct ArrayValue : ::testing::Test {
  OptionMap map;

  OptionLevel level(LevelKind kind) { return {.map = &map, .parents = {}, .kind = kind}; }
  std::string set(LevelKind kind, const char* name, const char* value, SetMode mode = SetMode::replace) {
    const auto done = set_option_value(level(kind), *match_option(name), {.value = value, .mode = mode});
    return done ? "" : done.error().message;
  }
};

TEST_F(ArrayValue, AWholeListReplacesTheItems) {
  EXPECT_EQ(set(LevelKind::global, "update-environment", "A,,B C"), "");
  const OptionMap expected{{"update-environment", ""},
                           {"update-environment[0]", "A"},
                           {"update-environment[1]", "B"},
                           {"update-environment[2]", "C"}};
  EXPECT_EQ(map, expected);
}

TEST_F(ArrayValue, OnlyCommasSeparateTerminalOverrides) {
  set(LevelKind::global, "terminal-overrides", "a b,c");
  EXPECT_EQ(map["terminal-overrides[0]"], "a b");
  EXPECT_EQ(map["terminal-overrides[1]"], "c");
}

TEST_F(ArrayValue, AnEmptyListClears) {
  set(LevelKind::global, "update-environment", "");
  EXPECT_EQ(map, (OptionMap{{"update-environment", ""}}));
}

TEST_F(ArrayValue, AppendingToTheGlobalsKeepsTheDefaults) {
  set(LevelKind::global, "terminal-features", "x:y", SetMode::append);
  EXPECT_EQ(map["terminal-features[1]"], "screen*:title");
  EXPECT_EQ(map["terminal-features[2]"], "x:y");
  EXPECT_EQ(level_items(map, "terminal-features").size(), 3u);
}

TEST_F(ArrayValue, AppendingFillsTheFirstGap) {
  set(LevelKind::own, "update-environment[1]", "B");
  set(LevelKind::own, "update-environment", "A C", SetMode::append);
  EXPECT_EQ(map["update-environment[0]"], "A");
  EXPECT_EQ(map["update-environment[1]"], "B");
  EXPECT_EQ(map["update-environment[2]"], "C");
}

TEST_F(ArrayValue, OneItemOfTheGlobalsKeepsTheOthers) {
  set(LevelKind::global, "status-format[1]", "x");
  EXPECT_TRUE(map["status-format[0]"].starts_with("#[align=left"));
  EXPECT_EQ(map["status-format[1]"], "x");
}

TEST_F(ArrayValue, OneItemOfASessionStandsAlone) {
  set(LevelKind::own, "status-format[1]", "x");
  EXPECT_EQ(map, (OptionMap{{"status-format", ""}, {"status-format[1]", "x"}}));
}

TEST_F(ArrayValue, AnItemIsAppendedToAsText) {
  set(LevelKind::own, "user-keys[0]", "a");
  set(LevelKind::own, "user-keys[0]", "b", SetMode::append);
  EXPECT_EQ(map["user-keys[0]"], "ab");
}

TEST_F(ArrayValue, ColoursAreChecked) {
  EXPECT_EQ(set(LevelKind::own, "pane-colours[3]", "RED"), "");
  EXPECT_EQ(map["pane-colours[3]"], "red");
  EXPECT_EQ(set(LevelKind::own, "pane-colours[3]", "blu"), "bad colour: blu");
  EXPECT_EQ(set(LevelKind::own, "pane-colours", "red,blu"), "bad colour: blu");
  EXPECT_EQ(map, (OptionMap{{"pane-colours", ""}, {"pane-colours[3]", "red"}}));
}

TEST_F(ArrayValue, AHookIsOneCommandListGivenBackByTheParser) {
  const CommandText upper = [](std::string_view text) -> state::Result<std::string> {
    if (text == "bad") return state::fail(state::ErrorCode::invalid_argument, "unknown command: bad");
    return "<" + std::string(text) + ">";
  };
  const OptionName hook = *match_option("alert-bell");
  EXPECT_TRUE(set_option_value(level(LevelKind::global), hook, {.value = "a , b", .command_text = upper}));
  EXPECT_EQ(map["alert-bell[0]"], "<a , b>");
  const auto refused = set_option_value(level(LevelKind::global), hook, {.value = "bad", .command_text = upper});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "unknown command: bad");
  EXPECT_EQ(map["alert-bell[0]"], "<a , b>");
}

TEST_F(ArrayValue, UnsettingAnItemOfTheDefaultsLeavesTheOthers) {
  unset_option(level(LevelKind::global), *match_option("terminal-features[0]"));
  EXPECT_EQ(map, (OptionMap{{"terminal-features", ""}, {"terminal-features[1]", "screen*:title"}}));
  unset_option(level(LevelKind::global), *match_option("terminal-features"));
  EXPECT_TRUE(map.empty());
}

TEST_F(ArrayValue, UnsettingAnItemThatIsNotSetDoesNothing) {
  unset_option(level(LevelKind::own), *match_option("terminal-features[0]"));
  EXPECT_TRUE(map.empty());
}

}  // namespace
}  // namespace shim
