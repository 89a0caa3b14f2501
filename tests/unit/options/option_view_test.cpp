// SPDX-License-Identifier: ISC
#include "shim/options/option_view.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace shim {
namespace {

using Items = std::vector<std::string>;

// One session, one window, one pane.
class OptionViewTest : public ::testing::Test {
 protected:
  OptionViewTest() : registry(state::Registry::fresh("boot")) {
    session = &registry.add_session();
    window = &registry.add_window();
    pane = &registry.add_pane();
    pane->window = window->id;
  }

  OptionView view() const { return {registry, Place{.session = session, .window = window, .pane = pane}}; }
  OptionView nowhere() const { return {registry, Place{}}; }

  state::Registry registry;
  state::Session* session = nullptr;
  state::Window* window = nullptr;
  state::Pane* pane = nullptr;
};

TEST_F(OptionViewTest, FallsBackToTheDefault) {
  EXPECT_EQ(view().text("status-left"), "[#{session_name}] ");
  EXPECT_EQ(view().number("history-limit"), 2000);
  EXPECT_FALSE(view().flag("mouse"));
  EXPECT_TRUE(view().flag("automatic-rename"));
}

TEST_F(OptionViewTest, SessionOptionsComeFromTheSessionThenTheGlobals) {
  registry.edit_head().session_options["base-index"] = "1";
  EXPECT_EQ(view().number("base-index"), 1);
  session->options["base-index"] = "5";
  EXPECT_EQ(view().number("base-index"), 5);
  EXPECT_EQ(nowhere().number("base-index"), 1);
}

TEST_F(OptionViewTest, PaneOptionsComeFromPaneThenWindowThenGlobals) {
  registry.edit_head().window_options["remain-on-exit"] = "on";
  EXPECT_EQ(view().text("remain-on-exit"), "on");
  window->options["remain-on-exit"] = "failed";
  EXPECT_EQ(view().text("remain-on-exit"), "failed");
  pane->options["remain-on-exit"] = "off";
  EXPECT_EQ(view().text("remain-on-exit"), "off");
}

TEST_F(OptionViewTest, ServerOptionsComeFromTheServer) {
  registry.edit_head().server_options["escape-time"] = "7";
  session->options["escape-time"] = "9";
  EXPECT_EQ(view().number("escape-time"), 7);
}

TEST_F(OptionViewTest, AWindowOptionInASessionIsNotSeen) {
  session->options["mode-keys"] = "vi";
  EXPECT_EQ(view().text("mode-keys"), "emacs");
}

TEST_F(OptionViewTest, AChoiceAsNumberIsItsPosition) {
  session->options["status"] = "3";
  EXPECT_EQ(view().number("status"), 3);
  EXPECT_EQ(view().number("status-keys"), 0);
  EXPECT_EQ(view().number("mouse"), 0);
}

TEST_F(OptionViewTest, AnArraySetAtALevelHidesTheInheritedOne) {
  EXPECT_EQ(view().items("update-environment").size(), 8u);
  session->options["update-environment"] = "";
  session->options["update-environment[10]"] = "B";
  session->options["update-environment[9]"] = "A";
  EXPECT_EQ(view().items("update-environment"), (Items{"A", "B"}));
  EXPECT_EQ(nowhere().items("update-environment").size(), 8u);
}

TEST_F(OptionViewTest, AnEmptyArrayHidesToo) {
  session->options["update-environment"] = "";
  EXPECT_TRUE(view().items("update-environment").empty());
}

TEST_F(OptionViewTest, FindsItemsByIndex) {
  EXPECT_EQ(view().find("terminal-features[1]"), "screen*:title");
  EXPECT_EQ(view().find("terminal-features[7]"), "");
  EXPECT_EQ(view().find("terminal-features"), "");
  EXPECT_EQ(view().find("mouse[2]"), "off");
}

TEST_F(OptionViewTest, FindsNoOptionThatDoesNotExist) {
  for (const char* name : {"", "nosuch", "mou", "mouse[", "mouse[x]", "@none"}) {
    EXPECT_EQ(view().find(name), std::nullopt) << name;
  }
}

TEST_F(OptionViewTest, UserOptionsAreSoughtAtServerThenPaneThenSession) {
  registry.edit_head().session_options["@x"] = "gs";
  EXPECT_EQ(view().find("@x"), "gs");
  session->options["@x"] = "s";
  EXPECT_EQ(view().find("@x"), "s");
  registry.edit_head().window_options["@x"] = "gw";
  EXPECT_EQ(view().find("@x"), "gw");
  window->options["@x"] = "w";
  EXPECT_EQ(view().find("@x"), "w");
  pane->options["@x"] = "p";
  EXPECT_EQ(view().find("@x"), "p");
  registry.edit_head().server_options["@x"] = "server";
  EXPECT_EQ(view().find("@x"), "server");
}

TEST_F(OptionViewTest, FormatsSeeFlagsAsDigits) {
  EXPECT_EQ(view().format_text("mouse"), "0");
  EXPECT_EQ(view().format_text("automatic-rename"), "1");
  EXPECT_EQ(view().format_text("status"), "on");
  EXPECT_EQ(view().format_text("cursor-color"), "none");
  pane->options["@flag"] = "on";
  EXPECT_EQ(view().format_text("@flag"), "on");
  EXPECT_EQ(view().format_text("nosuch"), std::nullopt);
}

TEST_F(OptionViewTest, AnUnknownNameIsABug) { EXPECT_THROW((void)view().text("nosuch"), std::logic_error); }

}  // namespace
}  // namespace shim
