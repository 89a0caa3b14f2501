// SPDX-License-Identifier: ISC
#include "shim/options/show_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace shim {
namespace {

using Lines = std::vector<std::string>;

struct ShowLines : ::testing::Test {
  state::OptionMap session, global;

  LevelView own() {
    LevelView level{.map = &session, .parents = {}, .kind = LevelKind::own};
    level.parents.add(global);
    return level;
  }
  LevelView globals() { return {.map = &global, .parents = {}, .kind = LevelKind::global}; }
  Lines one(const LevelView& level, const char* name, ShowStyle style = {}) {
    return show_option(level, *match_option(name), style).lines;
  }
};

constexpr ShowStyle k_values{.text = ShowText::values};
constexpr ShowStyle k_all{.parents = ShowParents::show};

TEST_F(ShowLines, QuotesStringsAsTheCommandLanguageReadsThem) {
  session = {{"@empty", ""}, {"@plain", "abc"}, {"@space", "a b"}, {"@dollar", "$x \"y\""}, {"@tab", "a\tb"}};
  EXPECT_EQ(one(own(), "@empty"), Lines{"@empty ''"});
  EXPECT_EQ(one(own(), "@plain"), Lines{"@plain abc"});
  EXPECT_EQ(one(own(), "@space"), Lines{"@space \"a b\""});
  EXPECT_EQ(one(own(), "@dollar"), Lines{"@dollar \"\\$x \\\"y\\\"\""});
  EXPECT_EQ(one(own(), "@tab"), Lines{"@tab a\\tb"});
  EXPECT_EQ(one(own(), "@dollar", k_values), Lines{"$x \"y\""});
}

TEST_F(ShowLines, DoesNotQuoteWhatIsNoString) {
  global["prefix"] = "#";
  EXPECT_EQ(one(globals(), "prefix"), Lines{"prefix #"});
}

TEST_F(ShowLines, ShowsOnlyWhatIsSetHere) {
  EXPECT_EQ(one(own(), "mouse"), Lines{});
  EXPECT_FALSE(show_option(own(), *match_option("mouse"), {}).found);
  EXPECT_EQ(one(globals(), "mouse"), Lines{"mouse off"});
}

TEST_F(ShowLines, MarksInheritedOptionsWithAStar) {
  global = {{"mouse", "on"}, {"@x", "a b"}};
  EXPECT_EQ(one(own(), "mouse", k_all), Lines{"mouse* on"});
  EXPECT_EQ(one(own(), "@x", k_all), Lines{"@x* \"a b\""});
  session["mouse"] = "off";
  EXPECT_EQ(one(own(), "mouse", k_all), Lines{"mouse off"});
  EXPECT_FALSE(show_option(own(), *match_option("@none"), k_all).found);
}

TEST_F(ShowLines, ListsArraysByItem) {
  session = {{"update-environment", ""}, {"update-environment[10]", "B"}, {"update-environment[2]", "A x"}};
  EXPECT_EQ(one(own(), "update-environment"), (Lines{"update-environment[2] \"A x\"", "update-environment[10] B"}));
  EXPECT_EQ(one(own(), "update-environment", k_values), (Lines{"A x", "B"}));
  EXPECT_EQ(one(own(), "update-environment[10]"), Lines{"update-environment[10] B"});
  EXPECT_EQ(one(own(), "update-environment[5]"), Lines{"update-environment[5] ''"});
}

TEST_F(ShowLines, AnEmptyArrayIsItsName) {
  EXPECT_EQ(one(globals(), "alert-bell"), Lines{"alert-bell"});
  EXPECT_EQ(one(globals(), "alert-bell", k_values), Lines{});
  EXPECT_EQ(one(own(), "alert-bell", k_all), Lines{"alert-bell"});
}

TEST_F(ShowLines, AnIndexOnAScalarIsPrintedAndIgnored) {
  EXPECT_EQ(one(globals(), "status[1]"), Lines{"status[1] on"});
}

TEST_F(ShowLines, HooksKeepTheirCommandsUnquoted) {
  global = {{"alert-bell", ""}, {"alert-bell[0]", "display-message -p x ; list-sessions"}};
  EXPECT_EQ(one(globals(), "alert-bell"), Lines{"alert-bell[0] display-message -p x ; list-sessions"});
}

TEST_F(ShowLines, EverythingBeginsWithUserOptions) {
  session = {{"@b", "2"}, {"@a", "1"}, {"mouse", "on"}, {"base-index", "1"}};
  EXPECT_EQ(show_options(own(), OptionScope::session, {}), (Lines{"@a 1", "@b 2", "base-index 1", "mouse on"}));
}

TEST_F(ShowLines, EverythingInheritedHasStarsAlsoWhenEmpty) {
  global["@x"] = "1";
  const Lines lines =
      show_options(own(), OptionScope::session, {.parents = ShowParents::show, .hooks = ShowHooks::show});
  const auto has = [&](const char* line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
  EXPECT_TRUE(has("mouse* off"));
  EXPECT_TRUE(has("update-environment[0]* DISPLAY"));
  EXPECT_TRUE(has("alert-bell*"));
  EXPECT_FALSE(has("@x* 1"));
}

TEST_F(ShowLines, HooksAreShownOnDemand) {
  const auto count = [&](ShowHooks hooks) {
    return show_options(globals(), OptionScope::session, {.hooks = hooks}).size();
  };
  EXPECT_EQ(count(ShowHooks::skip) + count(ShowHooks::only), count(ShowHooks::show));
  EXPECT_EQ(count(ShowHooks::only), 54u);
}

}  // namespace
}  // namespace shim
