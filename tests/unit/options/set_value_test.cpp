// SPDX-License-Identifier: ISC
#include "shim/options/set_value.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

using state::OptionMap;

// Session and global session level, as set-option without and with -g sees them.
struct Levels {
  OptionMap session, global;
  OptionLevel own() {
    OptionLevel level{.map = &session, .parents = {}, .kind = LevelKind::own};
    level.parents.add(global);
    return level;
  }
  OptionLevel globals() { return {.map = &global, .parents = {}, .kind = LevelKind::global}; }
};

// The stored text, or the error.
std::string set(const OptionLevel& level, std::string_view name, std::optional<std::string_view> value,
                SetMode mode = SetMode::replace) {
  const auto option = match_option(name);
  if (!option) return option.error().message;
  const auto done = set_option_value(level, *option, {.value = value, .mode = mode});
  return done ? level.map->at(option->name) : done.error().message;
}

std::string set_global(std::string_view name, std::optional<std::string_view> value) {
  Levels levels;
  return set(levels.globals(), name, value);
}

struct Case {
  const char* name;
  const char* value;
  const char* result;
};

class SetOptionValueCases : public ::testing::TestWithParam<Case> {};

TEST_P(SetOptionValueCases, GiveTmuxsTextOrError) {
  EXPECT_EQ(set_global(GetParam().name, GetParam().value), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, SetOptionValueCases,
    ::testing::Values(Case{"history-limit", "50000", "50000"}, Case{"history-limit", " 007", "7"},
                      Case{"history-limit", "+5", "5"}, Case{"history-limit", "-1", "value is too small: -1"},
                      Case{"buffer-limit", "0", "value is too small: 0"},
                      Case{"history-limit", "2147483648", "value is too large: 2147483648"},
                      Case{"history-limit", "99999999999999999999", "value is too large: 99999999999999999999"},
                      Case{"repeat-time", "32768", "value is too large: 32768"},
                      Case{"history-limit", "12x", "value is invalid: 12x"},
                      Case{"history-limit", "", "value is invalid: "}));

INSTANTIATE_TEST_SUITE_P(Flags, SetOptionValueCases,
                         ::testing::Values(Case{"mouse", "on", "on"}, Case{"mouse", "YES", "on"},
                                           Case{"mouse", "1", "on"}, Case{"mouse", "0", "off"},
                                           Case{"mouse", "No", "off"}, Case{"mouse", "", "on"},
                                           Case{"mouse", "true", "bad value: true"},
                                           Case{"mouse", "on ", "bad value: on "}));

INSTANTIATE_TEST_SUITE_P(Choices, SetOptionValueCases,
                         ::testing::Values(Case{"status", "3", "3"}, Case{"status", "off", "off"},
                                           Case{"status", "OFF", "unknown value: OFF"},
                                           Case{"status", "", "unknown value: "},
                                           Case{"window-size", "huge", "unknown value: huge"}));

INSTANTIATE_TEST_SUITE_P(Keys, SetOptionValueCases,
                         ::testing::Values(Case{"prefix", "C-a", "C-a"}, Case{"prefix", "^a", "C-a"},
                                           Case{"prefix2", "none", "None"}, Case{"prefix", "pgup", "PPage"},
                                           Case{"prefix", "Bogus", "bad key: Bogus"}, Case{"prefix", "", "bad key: "}));

INSTANTIATE_TEST_SUITE_P(Colours, SetOptionValueCases,
                         ::testing::Values(Case{"status-bg", "RED", "red"}, Case{"status-bg", "color9", "colour9"},
                                           Case{"status-bg", "nocolour", "bad colour: nocolour"}));

INSTANTIATE_TEST_SUITE_P(
    Strings, SetOptionValueCases,
    ::testing::Values(
        Case{"status-left", "  as it is ", "  as it is "}, Case{"status-left", "", ""},
        Case{"status-style", "fg=red,BOLD", "fg=red,BOLD"}, Case{"status-style", "bogus", "invalid style: bogus"},
        Case{"status-style", "bogus #{x}", "bogus #{x}"}, Case{"status-style", "", ""},
        Case{"default-size", "1x1", "1x1"}, Case{"default-size", "1y1", "value is invalid: 1y1"},
        Case{"default-shell", "/bin/sh", "/bin/sh"}, Case{"default-shell", "sh", "not a suitable shell: sh"},
        Case{"default-shell", "/nonexistent/sh", "not a suitable shell: /nonexistent/sh"}, Case{"@anything", "", ""}));

TEST(SetOptionValue, OnlyFlagsAndChoicesDoWithoutAValue) {
  for (const char* name : {"history-limit", "status-left", "prefix", "status-bg", "user-keys", "@x", "alert-bell"}) {
    EXPECT_EQ(set_global(name, std::nullopt), "empty value") << name;
  }
}

TEST(SetOptionValue, AFlagTogglesWhatIsInherited) {
  Levels levels;
  EXPECT_EQ(set(levels.globals(), "mouse", std::nullopt), "on");
  EXPECT_EQ(set(levels.own(), "mouse", std::nullopt), "off");
  EXPECT_EQ(set(levels.own(), "mouse", ""), "on");
  EXPECT_EQ(levels.global["mouse"], "on");
}

TEST(SetOptionValue, AChoiceTogglesItsFirstTwo) {
  Levels levels;
  EXPECT_EQ(set(levels.globals(), "status", std::nullopt), "off");
  EXPECT_EQ(set(levels.globals(), "status", std::nullopt), "on");
  EXPECT_EQ(set(levels.globals(), "status", "4"), "4");
  EXPECT_EQ(set(levels.own(), "status", std::nullopt), "4");
}

TEST(SetOptionValue, AppendsAStringToThisLevelOnly) {
  Levels levels;
  EXPECT_EQ(set(levels.globals(), "status-left", "a", SetMode::append), "[#{session_name}] a");
  EXPECT_EQ(set(levels.own(), "status-left", "b", SetMode::append), "b");
  EXPECT_EQ(set(levels.own(), "status-left", "c", SetMode::append), "bc");
  EXPECT_EQ(set(levels.own(), "@x", "1", SetMode::append), "1");
  EXPECT_EQ(set(levels.own(), "@x", "2", SetMode::append), "12");
}

TEST(SetOptionValue, AppendsAStyleWithAComma) {
  Levels levels;
  EXPECT_EQ(set(levels.globals(), "status-style", "bold", SetMode::append), "bg=green,fg=black,bold");
  EXPECT_EQ(set(levels.globals(), "status-style", "zz", SetMode::append), "invalid style: bg=green,fg=black,bold,zz");
  EXPECT_EQ(set(levels.own(), "status-style", "bold", SetMode::append), "bold");
}

TEST(SetOptionValue, AFailureChangesNothing) {
  Levels levels;
  set(levels.own(), "status-style", "bold");
  const OptionMap before = levels.session;
  EXPECT_EQ(set(levels.own(), "status-style", "zz"), "invalid style: zz");
  EXPECT_EQ(set(levels.own(), "history-limit", "x"), "value is invalid: x");
  EXPECT_EQ(levels.session, before);
}

TEST(UnsetOption, GoesBackToWhatIsInherited) {
  Levels levels;
  set(levels.own(), "mouse", "on");
  unset_option(levels.own(), *match_option("mouse"));
  EXPECT_TRUE(levels.session.empty());
  unset_option(levels.own(), *match_option("mouse"));
  EXPECT_TRUE(levels.session.empty());
}

// Found by fuzzing: an item of what is no array.
TEST(UnsetOption, AnItemOfAUserOptionIsNothing) {
  Levels levels;
  levels.session["@mine"] = "text";
  unset_option(levels.own(), {"@mine", nullptr, 7});
  EXPECT_EQ(levels.session.at("@mine"), "text");
}

TEST(IsSetAt, AGlobalLevelHoldsTheWholeTable) {
  Levels levels;
  const OptionName mouse = *match_option("mouse");
  EXPECT_TRUE(is_set_at(levels.globals().view(), mouse));
  EXPECT_FALSE(is_set_at(levels.own().view(), mouse));
  EXPECT_FALSE(is_set_at(levels.globals().view(), *match_option("@x")));
  set(levels.own(), "mouse", "off");
  EXPECT_TRUE(is_set_at(levels.own().view(), mouse));
}

TEST(IsSetAt, KnowsItemsOfArrays) {
  Levels levels;
  EXPECT_TRUE(is_set_at(levels.globals().view(), *match_option("update-environment[7]")));
  EXPECT_FALSE(is_set_at(levels.globals().view(), *match_option("update-environment[8]")));
  EXPECT_FALSE(is_set_at(levels.own().view(), *match_option("update-environment[0]")));
}

}  // namespace
}  // namespace shim
