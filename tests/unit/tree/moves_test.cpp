// SPDX-License-Identifier: ISC
#include "shim/tree/moves.hpp"

#include <gtest/gtest.h>

#include "shim/tree/links.hpp"
#include "shim/tree/pane_modes.hpp"
#include "tests/unit/tree/small_universe.hpp"

namespace shim {
namespace {

struct TwoPanes {
  SmallUniverse universe;
  state::SessionId session = universe.session("s");
  state::WindowId window = universe.window(session);
  state::PaneId first = universe.registry.window(window)->active;
  state::PaneId second = universe.split(window);
  const state::Window& record() const { return *universe.registry.window(window); }
};

TEST(RotatePanes, KeepsTheActivePlaceAndTheGeometry) {
  TwoPanes two;
  const state::PaneId third = two.universe.split(two.window);
  select_pane(two.universe.registry, two.window, two.first);
  rotate_panes(two.universe.registry, two.window, Rotation::up, two.universe.change);
  EXPECT_EQ(two.record().panes, (std::vector<state::PaneId>{two.second, third, two.first}));
  EXPECT_EQ(two.record().active, two.second);
  EXPECT_EQ(layout_of(two.record()).panes(), two.record().panes);
  two.universe.expect_sound();
  rotate_panes(two.universe.registry, two.window, Rotation::down, two.universe.change);
  EXPECT_EQ(two.record().panes, (std::vector<state::PaneId>{two.first, two.second, third}));
  EXPECT_EQ(two.record().active, two.first);
}

TEST(SwapPanes, AcrossWindowsExchangesPlacesAndForgetsTheMark) {
  TwoPanes two;
  const state::WindowId other = two.universe.window(two.session);
  const state::PaneId guest = two.universe.registry.window(other)->active;
  two.universe.registry.edit_head().marked = two.first;
  swap_panes(two.universe.registry, two.first, guest, Selection::keep, two.universe.change);
  EXPECT_EQ(two.record().panes, (std::vector<state::PaneId>{guest, two.second}));
  EXPECT_EQ(two.universe.registry.pane(two.first)->window, other);
  EXPECT_EQ(two.universe.registry.window(other)->active, two.first);
  EXPECT_TRUE(two.universe.registry.window(other)->last.empty());
  EXPECT_FALSE(two.universe.registry.head().marked);
  two.universe.expect_sound();
}

TEST(BreakAndJoin, PutAPaneIntoAWindowOfItsOwnAndBack) {
  TwoPanes two;
  auto made = break_pane(two.universe.registry, two.second, two.session, {}, two.universe.change);
  ASSERT_TRUE(made);
  const state::WindowId own = (*made)->id;
  EXPECT_EQ(two.record().panes, std::vector<state::PaneId>{two.first});
  two.universe.expect_sound();
  SplitRequest request;
  request.at = two.first;
  request.side = SplitSide::before;
  ASSERT_TRUE(join_pane(two.universe.registry, two.second, request, Selection::select, two.universe.change));
  EXPECT_EQ(two.record().panes, (std::vector<state::PaneId>{two.second, two.first}));
  EXPECT_EQ(two.record().active, two.second);
  EXPECT_TRUE(two.universe.registry.window(own)->panes.empty());
  remove_window(two.universe.registry, own, two.universe.change);
  two.universe.expect_sound();
}

TEST(JoinPane, MakesTheWindowGrowWhenThereIsNoRoom) {
  TwoPanes two;
  const state::WindowId small = two.universe.window(two.session);
  state::Window& record = *two.universe.registry.edit_window(small);
  Layout layout = layout_of(record);
  resize_window(layout, {1, 1});
  set_layout(two.universe.registry, record, layout, two.universe.change);
  SplitRequest request;
  request.at = record.active;
  ASSERT_TRUE(join_pane(two.universe.registry, two.second, request, Selection::keep, two.universe.change));
  EXPECT_EQ(record.height, 3u);
  two.universe.expect_sound();
}

TEST(LinkWindow, RefusesATakenIndexAndTheSameWindow) {
  TwoPanes two;
  const state::WindowId other = two.universe.window(two.session);
  LinkRequest request{two.session, two.window, two.session, 0};
  EXPECT_EQ(link_window(two.universe.registry, request, two.universe.change).error().message, "same index: 0");
  request.window = other;
  EXPECT_EQ(link_window(two.universe.registry, request, two.universe.change).error().message, "index in use: 0");
  request.index = 7;
  ASSERT_TRUE(link_window(two.universe.registry, request, two.universe.change));
  EXPECT_TRUE(is_linked_elsewhere(two.universe.registry, *two.universe.registry.session(two.session), other));
  EXPECT_EQ(two.universe.registry.session(two.session)->current, 7);
  two.universe.expect_sound();
}

TEST(PaneModes, TheLastOneEnteredIsShownAndAZoomEndsWithItsMode) {
  TwoPanes two;
  state::Registry& registry = two.universe.registry;
  enter_mode(registry, two.first, "copy-mode", ModeZoom::none, two.universe.change);
  enter_mode(registry, two.first, "tree-mode", ModeZoom::zoom, two.universe.change);
  EXPECT_EQ(registry.pane(two.first)->modes, (std::vector<std::string>{"tree-mode", "copy-mode"}));
  EXPECT_FALSE(two.record().zoomed_layout.empty());
  enter_mode(registry, two.first, "copy-mode", ModeZoom::none, two.universe.change);
  EXPECT_EQ(registry.pane(two.first)->modes.front(), "copy-mode");
  leave_mode(registry, two.first, two.universe.change);
  EXPECT_FALSE(two.record().zoomed_layout.empty());
  leave_all_modes(registry, two.first, two.universe.change);
  EXPECT_TRUE(two.record().zoomed_layout.empty());
  EXPECT_TRUE(registry.pane(two.first)->modes.empty());
}

}  // namespace
}  // namespace shim
