// SPDX-License-Identifier: ISC
#include "shim/tree/hook_events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shim {
namespace {

using state::PaneId;
using state::WindowId;
using testing::ElementsAre;
using testing::IsEmpty;

// One session $0 "a" with windows @0 (index 0, panes %0 %1) and @1 (index 1, pane %2).
TreePicture picture() {
  TreePicture tree;
  tree.sessions[0] = {"a", {{0, WindowId{0}}, {1, WindowId{1}}}, 0};
  tree.windows[0] = {"one", PaneId{0}, {PaneId{0}, PaneId{1}}, "layout", 80, 24};
  tree.windows[1] = {"two", PaneId{2}, {PaneId{2}}, "layout", 80, 24};
  tree.panes = {0, 1, 2};
  return tree;
}

std::vector<std::string> events(const TreePicture& before, const TreePicture& after, EventHints hints = {}) {
  std::vector<std::string> out;
  for (const HookEvent& event : events_between(before, after, hints)) {
    std::string text = event.name;
    if (event.session) text += " " + event.session_name;
    if (event.window) text += " @" + std::to_string(event.window->value) + event.window_name;
    if (event.pane) text += " %" + std::to_string(event.pane->value);
    out.push_back(text);
  }
  return out;
}

TEST(HookEvents, NothingChangedIsNoEvent) { EXPECT_THAT(events(picture(), picture()), IsEmpty()); }

TEST(HookEvents, ANewSessionComesAfterItsWindow) {
  TreePicture after = picture();
  after.sessions[1] = {"b", {{0, WindowId{2}}}, 0};
  after.windows[2] = {"x", PaneId{3}, {PaneId{3}}, "layout", 80, 24};
  after.panes.insert(3);
  EXPECT_THAT(events(picture(), after), ElementsAre("window-linked b @2x", "session-created b"));
}

TEST(HookEvents, ANewWindowIsCurrentBeforeItIsAnnounced) {
  TreePicture after = picture();
  after.sessions[0].links[2] = WindowId{2};
  after.sessions[0].current = 2;
  after.windows[2] = {"x", PaneId{3}, {PaneId{3}}, "layout", 80, 24};
  after.panes.insert(3);
  EXPECT_THAT(events(picture(), after), ElementsAre("session-window-changed a", "window-linked a @2x"));
}

TEST(HookEvents, AWindowThatWasThereIsAnnouncedFirst) {
  TreePicture before = picture();
  before.sessions[1] = {"b", {{0, WindowId{1}}}, 0};
  TreePicture after = before;
  after.sessions[1].links[5] = WindowId{0};
  after.sessions[1].current = 5;
  EXPECT_THAT(events(before, after, {.command = "link-window"}),
              ElementsAre("window-linked b @0one", "session-window-changed b"));
}

TEST(HookEvents, ASplitMovesTheActivePaneFirst) {
  TreePicture after = picture();
  after.windows[1] = {"two", PaneId{3}, {PaneId{2}, PaneId{3}}, "split", 80, 24};
  after.panes.insert(3);
  EXPECT_THAT(events(picture(), after), ElementsAre("window-pane-changed @1two", "window-layout-changed @1two"));
}

TEST(HookEvents, AKilledPaneGivesItsPlaceAwayFirst) {
  TreePicture after = picture();
  after.windows[0] = {"one", PaneId{1}, {PaneId{1}}, "alone", 80, 24};
  after.panes.erase(0);
  EXPECT_THAT(events(picture(), after), ElementsAre("window-layout-changed @0one", "window-pane-changed @0one"));
}

TEST(HookEvents, AResizedWindowHasANewLayoutFirst) {
  TreePicture after = picture();
  after.windows[1].width = 100;
  after.windows[1].layout = "wide";
  EXPECT_THAT(events(picture(), after), ElementsAre("window-layout-changed @1two", "window-resized @1two"));
}

TEST(HookEvents, ALayoutThatWasSetCountsEachTime) {
  EXPECT_THAT(events(picture(), picture(), {.command = "select-layout", .laid_out = {WindowId{0}, WindowId{0}}}),
              ElementsAre("window-layout-changed @0one", "window-layout-changed @0one"));
}

TEST(HookEvents, RenamedThingsHaveTheirNewNames) {
  TreePicture after = picture();
  after.sessions[0].name = "z";
  after.windows[1].name = "new";
  EXPECT_THAT(events(picture(), after), ElementsAre("session-renamed z", "window-renamed @1new"));
}

TEST(HookEvents, AKilledSessionIsClosedBeforeItsWindowsGo) {
  TreePicture after;
  EXPECT_THAT(events(picture(), after, {.command = "kill-session"}),
              ElementsAre("session-closed a", "window-unlinked a @0one", "window-unlinked a @1two"));
  EXPECT_THAT(events(picture(), after, {.command = "kill-pane"}),
              ElementsAre("window-unlinked a @0one", "window-unlinked a @1two", "session-closed a"));
}

TEST(HookEvents, AMovedWindowIsLinkedTwiceForAMoment) {
  TreePicture after = picture();
  after.sessions[0].links = {{1, WindowId{1}}, {7, WindowId{0}}};
  after.sessions[0].current = 7;
  EXPECT_THAT(events(picture(), after, {.command = "move-window"}),
              ElementsAre("window-linked a @0one", "session-window-changed a", "window-unlinked a @0one"));
}

// A second session "c" of the same group.
TreePicture grouped() {
  TreePicture tree = picture();
  tree.sessions[0].group = "g";
  tree.sessions[1] = tree.sessions[0];
  tree.sessions[1].name = "c";
  tree.next_window = 2;
  return tree;
}

TEST(HookEvents, AGroupFollowsItsLeaderWithAllWindows) {
  TreePicture after = grouped();
  for (std::uint32_t id : {0U, 1U}) after.sessions[id].links[2] = WindowId{2};
  after.windows[2] = {"x", PaneId{3}, {PaneId{3}}, "layout", 80, 24};
  after.panes.insert(3);
  EXPECT_THAT(
      events(grouped(), after, {.command = "new-window", .session = state::SessionId{1}}),
      ElementsAre("window-linked c @2x", "window-linked a @0one", "window-linked a @1two", "window-linked a @2x"));
  EXPECT_THAT(
      events(after, grouped(), {.command = "kill-window", .session = state::SessionId{1}}),
      ElementsAre("window-unlinked a @2x", "window-linked c @0one", "window-linked c @1two", "window-unlinked c @2x"));
}

TEST(HookEvents, ASessionThatJoinsAGroupLosesItsOwnWindow) {
  TreePicture before = grouped();
  before.sessions.erase(1);
  EXPECT_THAT(events(before, grouped(), {.command = "new-session", .shell = "sh"}),
              ElementsAre("window-linked c @2sh", "window-linked c @0one", "window-linked c @1two",
                          "window-unlinked c @2sh", "session-created c"));
}

TEST(HookEvents, AJoinedPaneLeavesItsWindowFirst) {
  TreePicture after = picture();
  after.windows[0] = {"one", PaneId{1}, {PaneId{1}}, "alone", 80, 24};
  after.windows[1] = {"two", PaneId{0}, {PaneId{2}, PaneId{0}}, "both", 80, 24};
  EXPECT_THAT(events(picture(), after, {.command = "join-pane"}),
              ElementsAre("window-layout-changed @0one", "window-pane-changed @0one", "window-pane-changed @1two",
                          "window-layout-changed @0one", "window-layout-changed @1two"));
}

TEST(HookEvents, AModeIsEnteredAndLeft) {
  TreePicture after = picture();
  after.modes[1] = {"copy-mode"};
  EXPECT_THAT(events(picture(), after), ElementsAre("pane-mode-changed %1"));
  EXPECT_THAT(events(after, picture()), ElementsAre("pane-mode-changed %1"));
}

TEST(HookEvents, AReplacedWindowGoesFirst) {
  TreePicture after = picture();
  after.sessions[0].links[1] = WindowId{2};
  after.windows.erase(1);
  after.windows[2] = {"x", PaneId{3}, {PaneId{3}}, "layout", 80, 24};
  after.panes = {0, 1, 3};
  EXPECT_THAT(events(picture(), after), ElementsAre("window-unlinked a @1two", "window-linked a @2x"));
}

}  // namespace
}  // namespace shim
