// SPDX-License-Identifier: ISC
#include <gtest/gtest.h>

#include "shim/tree/neighbours.hpp"
#include "tests/unit/tree/small_universe.hpp"

namespace shim {
namespace {

TEST(Zoom, GivesTheActivePaneTheWindowAndBack) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  const state::PaneId second = universe.split(id);
  const std::string before = universe.layout(id);
  universe.change = {};
  zoom(universe.registry, id, universe.change);
  EXPECT_EQ(universe.layout(id), "80x24,0,0,1");
  EXPECT_EQ(universe.registry.window(id)->zoomed_layout, before);
  ASSERT_EQ(universe.change.resized.size(), 1u);
  EXPECT_EQ(universe.change.resized[0].pane, second);
  EXPECT_EQ(universe.change.resized[0].height, 24u);
  EXPECT_EQ(layout_of(*universe.registry.window(id)).stored(), before);
  universe.expect_sound();
  unzoom(universe.registry, id, universe.change);
  EXPECT_EQ(universe.layout(id), before);
  EXPECT_EQ(universe.change.resized.size(), 2u);
}

TEST(Zoom, DoesNothingToASinglePane) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  zoom(universe.registry, id, universe.change);
  EXPECT_TRUE(universe.registry.window(id)->zoomed_layout.empty());
}

TEST(SetLayout, KeepsTheZoomAndChangesWhatIsBehind) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  universe.split(id, SplitDirection::left_right);
  zoom(universe.registry, id, universe.change);
  state::Window& window = *universe.registry.edit_window(id);
  Layout layout = layout_of(window);
  resize_window(layout, {100, 30});
  set_layout(universe.registry, window, layout, universe.change);
  EXPECT_EQ(window.layout, "100x30,0,0,1");
  EXPECT_EQ(window.zoomed_layout, "100x30,0,0{50x30,0,0,0,49x30,51,0,1}");
  EXPECT_EQ(window.width, 100u);
}

TEST(LayoutOf, LaysPanesOutAnewWhenTheTextDoesNotNameThem) {
  state::Window window;
  window.panes = {state::PaneId{3}, state::PaneId{5}};
  for (const char* text : {"", "nonsense", "80x24,0,0,3", "80x24,0,0{40x24,0,0,3,39x24,41,0,4}"}) {
    window.layout = text;
    EXPECT_EQ(layout_of(window).panes(), window.panes) << text;
  }
}

TEST(SelectPane, RemembersOnePane) {
  SmallUniverse universe;
  const state::WindowId id = universe.window(universe.session("s"));
  const state::PaneId second = universe.split(id);
  const state::PaneId third = universe.split(id);
  EXPECT_EQ(universe.registry.window(id)->last, (std::vector<state::PaneId>{second}));
  select_pane(universe.registry, id, third);
  EXPECT_EQ(universe.registry.window(id)->last, (std::vector<state::PaneId>{second}));
}

TEST(PlaceOfPane, PrefersTheGivenSession) {
  SmallUniverse universe;
  const state::SessionId one = universe.session("one");
  const state::SessionId two = universe.session("two");
  const state::WindowId shared = universe.window(one);
  universe.registry.edit_session(two)->links = {{7, shared}};
  universe.registry.edit_session(two)->current = 7;
  universe.registry.edit_session(one)->activity_us = 10;
  universe.registry.edit_session(two)->activity_us = 5;
  EXPECT_EQ(place_of_pane(universe.registry, state::PaneId{0}).session->id, one);
  const Place place = place_of_pane(universe.registry, state::PaneId{0}, two);
  EXPECT_EQ(place.session->id, two);
  EXPECT_EQ(place.index, 7);
  EXPECT_EQ(place_of_pane(universe.registry, state::PaneId{9}).pane, nullptr);
}

// Panes 0 | 1 over 2: as tmux numbers them.
struct Neighbours : testing::Test {
  Neighbours() {
    universe.split(window, SplitDirection::left_right);
    universe.split(window, SplitDirection::top_bottom);
  }
  std::optional<unsigned> at(unsigned pane, ResizeEdge side, ZoomView view = ZoomView::shown) {
    const auto found = neighbour(universe.registry, *universe.registry.window(window), state::PaneId{pane}, side, view);
    return found ? std::optional<unsigned>(found->value) : std::nullopt;
  }
  SmallUniverse universe;
  state::WindowId window = universe.window(universe.session("s"));
};

TEST_F(Neighbours, AreFoundOnEverySideAndAroundTheEnds) {
  EXPECT_EQ(at(1, ResizeEdge::down), 2u);
  EXPECT_EQ(at(1, ResizeEdge::up), 2u);
  EXPECT_EQ(at(2, ResizeEdge::left), 0u);
  EXPECT_EQ(at(2, ResizeEdge::right), 0u);
  EXPECT_FALSE(at(0, ResizeEdge::up));
}

TEST_F(Neighbours, TheLastActiveOfSeveralIsChosen) {
  EXPECT_EQ(at(0, ResizeEdge::right), 2u);
  universe.registry.edit_pane(state::PaneId{1})->active_us = universe.registry.pane(state::PaneId{2})->active_us + 1;
  EXPECT_EQ(at(0, ResizeEdge::right), 1u);
}

TEST_F(Neighbours, AreThoseOfTheRealLayoutWhenAsked) {
  zoom(universe.registry, window, universe.change);
  EXPECT_EQ(at(2, ResizeEdge::up, ZoomView::unzoomed), 1u);
  EXPECT_EQ(at(2, ResizeEdge::up), 0u);  // tmux: the hidden pane keeps its place
}

TEST_F(Neighbours, LookPastTheStatusLine) {
  universe.registry.edit_window(window)->options["pane-border-status"] = "top";
  EXPECT_EQ(at(1, ResizeEdge::down), 2u);
  EXPECT_EQ(at(2, ResizeEdge::down), 1u);
  EXPECT_EQ(at(1, ResizeEdge::up), 2u);
}

}  // namespace
}  // namespace shim
