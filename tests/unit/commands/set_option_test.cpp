// SPDX-License-Identifier: ISC
#include "tests/unit/commands/option_world.hpp"

namespace shim {
namespace {

using SetOption = OptionWorld;

TEST_F(SetOption, ThePlaceOfATableOptionFollowsFromItsScope) {
  EXPECT_EQ(run({"set-option", "base-index", "1"}), "");
  EXPECT_EQ(run({"set-option", "mode-keys", "vi"}), "");
  EXPECT_EQ(run({"set-option", "-p", "remain-on-exit", "on"}), "");
  EXPECT_EQ(run({"set-option", "escape-time", "0"}), "");
  EXPECT_EQ(run({"set-option", "-s", "mouse", "on"}), "");
  const state::Registry now = document();
  EXPECT_EQ(now.session({0})->options, (state::OptionMap{{"base-index", "1"}, {"mouse", "on"}}));
  EXPECT_EQ(now.window({0})->options, (state::OptionMap{{"mode-keys", "vi"}}));
  EXPECT_EQ(now.pane({1})->options, (state::OptionMap{{"remain-on-exit", "on"}}));
  EXPECT_EQ(now.head().server_options, (state::OptionMap{{"escape-time", "0"}}));
}

TEST_F(SetOption, GlobalFlagMeansTheGlobalsOfTheScope) {
  run({"set-option", "-g", "base-index", "1"});
  run({"set-option", "-g", "mode-keys", "vi"});
  run({"set-option", "-gw", "pane-base-index", "1"});
  const state::Registry now = document();
  EXPECT_EQ(now.head().session_options, (state::OptionMap{{"base-index", "1"}}));
  EXPECT_EQ(now.head().window_options, (state::OptionMap{{"mode-keys", "vi"}, {"pane-base-index", "1"}}));
}

TEST_F(SetOption, ThePlaceOfAUserOptionFollowsFromTheFlags) {
  run({"set-option", "@x", "session"});
  run({"set-option", "-w", "@x", "window"});
  run({"set-option", "-p", "@x", "pane"});
  run({"set-option", "-s", "@x", "server"});
  run({"set-option", "-g", "@x", "globals"});
  run({"set-option", "-gw", "@x", "global windows"});
  const state::Registry now = document();
  EXPECT_EQ(now.session({0})->options.at("@x"), "session");
  EXPECT_EQ(now.window({0})->options.at("@x"), "window");
  EXPECT_EQ(now.pane({1})->options.at("@x"), "pane");
  EXPECT_EQ(now.head().server_options.at("@x"), "server");
  EXPECT_EQ(now.head().session_options.at("@x"), "globals");
  EXPECT_EQ(now.head().window_options.at("@x"), "global windows");
}

TEST_F(SetOption, TheTargetPicksTheRecord) {
  run({"set-option", "-t", "other:", "base-index", "3"});
  run({"set-option", "-p", "-t", "%0", "@role", "lead"});
  run({"set-window-option", "-t", "@1", "mode-keys", "vi"});
  const state::Registry now = document();
  EXPECT_EQ(now.session({1})->options.at("base-index"), "3");
  EXPECT_EQ(now.pane({0})->options.at("@role"), "lead");
  EXPECT_EQ(now.window({1})->options.at("mode-keys"), "vi");
  EXPECT_TRUE(now.session({0})->options.empty());
}

TEST_F(SetOption, ATargetThatIsNotThereIsNamed) {
  EXPECT_EQ(run({"set-option", "-t", "nosuch", "base-index", "1"}), "! no such session: nosuch");
  EXPECT_EQ(run({"set-option", "-w", "-t", "%99", "@x", "1"}), "! no such window: %99");
  EXPECT_EQ(run({"set-option", "-p", "-t", "%99", "@x", "1"}), "! no such pane: %99");
  EXPECT_EQ(run({"set-window-option", "-t", "@9", "mode-keys", "vi"}), "! no such window: @9");
  EXPECT_EQ(run({"set-option", "-q", "-t", "nosuch", "base-index", "1"}), "");
  EXPECT_EQ(run({"set-option", "-g", "-t", "nosuch", "base-index", "1"}), "");
}

TEST_F(SetOption, NamesThatMeanNothingAreErrorsUnlessQuiet) {
  EXPECT_EQ(run({"set-option", "-g", "nosuch", "1"}), "! invalid option: nosuch");
  EXPECT_EQ(run({"set-option", "-g", "st", "1"}), "! ambiguous option: st");
  EXPECT_EQ(run({"set-option", "-gq", "nosuch", "1"}), "");
  EXPECT_EQ(run({"set-option", "-g", "mouse[1]", "on"}), "! not an array: mouse[1]");
  EXPECT_EQ(run({"set-option", "-g", "@x[1]", "on"}), "! not an array: @x[1]");
  EXPECT_EQ(run({"set-option", "-gq", "mouse", "maybe"}), "! bad value: maybe");
}

TEST_F(SetOption, OnlyOnceWithO) {
  EXPECT_EQ(run({"set-option", "-o", "@x", "1"}), "");
  EXPECT_EQ(run({"set-option", "-o", "@x", "2"}), "! already set: @x");
  EXPECT_EQ(run({"set-option", "-oq", "@x", "3"}), "");
  EXPECT_EQ(run({"set-option", "-go", "mouse", "on"}), "! already set: mouse");
  EXPECT_EQ(run({"set-option", "-o", "mouse", "on"}), "");
  EXPECT_EQ(document().session({0})->options, (state::OptionMap{{"@x", "1"}, {"mouse", "on"}}));
}

TEST_F(SetOption, UnsetInheritsAgain) {
  run({"set-option", "-g", "@x", "global"});
  run({"set-option", "@x", "own"});
  EXPECT_EQ(run({"set-option", "-u", "@x"}), "");
  EXPECT_EQ(run({"show-options", "-A", "@x"}), "@x* global\n");
  run({"set-option", "-g", "mouse", "on"});
  EXPECT_EQ(run({"set-option", "-gu", "mouse"}), "");
  EXPECT_EQ(run({"show-options", "-g", "mouse"}), "mouse off\n");
}

TEST_F(SetOption, UnsetWithCapitalUReachesThePanesOfTheWindow) {
  run({"set-option", "-w", "remain-on-exit", "on"});
  run({"set-option", "-p", "-t", "%0", "remain-on-exit", "failed"});
  run({"set-option", "-p", "-t", "%2", "remain-on-exit", "failed"});
  EXPECT_EQ(run({"set-option", "-U", "-t", "%1", "remain-on-exit"}), "");
  const state::Registry now = document();
  EXPECT_TRUE(now.window({0})->options.empty());
  EXPECT_TRUE(now.pane({0})->options.empty());
  EXPECT_FALSE(now.pane({2})->options.empty());
}

TEST_F(SetOption, FormatsAreExpandedInTheNameAndWithFInTheValue) {
  run({"set-option", "@plain", "#{session_name}"});
  run({"set-option", "-F", "@expanded", "#{session_name}"});
  run({"set-option", "-F", "@#{session_name}", "x"});
  const state::OptionMap options = document().session({0})->options;
  EXPECT_EQ(options.at("@plain"), "#{session_name}");
  EXPECT_EQ(options.at("@expanded"), "main");
  EXPECT_EQ(options.at("@main"), "x");
}

TEST_F(SetOption, HooksAreStoredAsTmuxPrintsThem) {
  EXPECT_EQ(run({"set-option", "-g", "alert-bell", "display -p 'a b' ; ls"}), "");
  EXPECT_EQ(run({"show-options", "-g", "alert-bell"}), "alert-bell[0] display-message -p \"a b\" ; list-sessions\n");
  EXPECT_EQ(run({"set-option", "-ga", "alert-bell", "neww -dn x"}), "");
  EXPECT_EQ(document().head().session_options.at("alert-bell[1]"), "new-window -d -n x");
  EXPECT_EQ(run({"set-option", "-g", "alert-bell", "bogus"}), "! unknown command: bogus");
}

TEST_F(SetOption, AFailureLeavesTheDocumentAlone) {
  const std::uint64_t before = document().head().generation;
  EXPECT_EQ(run({"set-option", "-g", "status-style", "zz"}), "! invalid style: zz");
  EXPECT_EQ(document().head().generation, before);
}

TEST_F(SetOption, CountsItsArguments) {
  EXPECT_EQ(run({"set-option"}), "! command set-option: too few arguments (need at least 1)");
  EXPECT_EQ(run({"set", "a", "b", "c"}), "! command set-option: too many arguments (need at most 2)");
  EXPECT_EQ(run({"setw", "-p", "x"}), "! command set-window-option: unknown flag -p");
}

}  // namespace
}  // namespace shim
