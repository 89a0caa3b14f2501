// SPDX-License-Identifier: ISC
#include "shim/target/resolve.hpp"

#include <gtest/gtest.h>

#include "shim/live/marked_pane.hpp"
#include "shim/tree/tree.hpp"
#include "tests/unit/target/target_universe.hpp"

namespace shim {
namespace {

std::string session_of(const state::Result<Place>& place) {
  return place ? place->session->name : "! " + place.error().message;
}

TEST(Resolve, HasNoCurrentTargetWithoutSessions) {
  SmallUniverse universe;
  StillLife live;
  const World world{universe.registry, live};
  for (const auto target : {std::optional<std::string_view>(), std::optional<std::string_view>("%9")}) {
    EXPECT_EQ(session_of(resolve(world, TargetUniverse::outside(), TargetKind::pane, target)), "! no current target");
  }
}

TEST(Resolve, TheCurrentPlaceIsTheActivePaneOfTheCallersSession) {
  TargetUniverse universe;
  const auto place = current_place(universe.world, TargetUniverse::inside());
  ASSERT_TRUE(place);
  EXPECT_EQ(place->session->name, "alpha");
  EXPECT_EQ(place->link->index, 1);
  EXPECT_EQ(place->pane->id, state::PaneId{3});
}

TEST(Resolve, OutsideItIsTheMostRecentSession) {
  TargetUniverse universe;
  EXPECT_EQ(session_of(current_place(universe.world, TargetUniverse::outside())), "beta");
  universe.registry.edit_session(state::SessionId{1})->activity_us = 99;
  EXPECT_EQ(session_of(current_place(universe.world, TargetUniverse::outside())), "alphabet");
}

TEST(Resolve, APaneOfAnotherUniverseMeansNothing) {
  TargetUniverse universe;
  Caller caller = TargetUniverse::inside();
  caller.socket_path = "/tmp/other";
  EXPECT_EQ(session_of(current_place(universe.world, caller)), "beta");
  caller = TargetUniverse::inside();
  caller.environment[1] = "TMUX_PANE=%77";
  EXPECT_EQ(session_of(current_place(universe.world, caller)), "beta");
}

TEST(Resolve, TheTerminalCountsBeforeTheVariable) {
  TargetUniverse universe;
  universe.live.set_tty(state::PaneId{1}, "/dev/pts/1");
  universe.live.set_tty(state::PaneId{7}, "/dev/pts/7");
  Caller caller = TargetUniverse::inside();
  caller.tty = "/dev/pts/7";
  EXPECT_EQ(session_of(current_place(universe.world, caller)), "alphabet");
  caller.tty = "/dev/pts/1";
  EXPECT_EQ(session_of(current_place(universe.world, caller)), "alpha");
  caller.tty = "/dev/pts/99";
  EXPECT_EQ(session_of(current_place(universe.world, caller)), "alpha");
}

TEST(Resolve, FindsTheMarkedPane) {
  TargetUniverse universe;
  mark_pane(universe.registry, place_of_pane(universe.registry, state::PaneId{7}));
  const Caller caller = TargetUniverse::inside();
  for (const char* target : {"~", "{marked}"}) {
    const auto place = resolve(universe.world, caller, TargetKind::pane, target);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->pane->id, state::PaneId{7});
  }
  const auto marked = resolve(universe.world, caller, TargetKind::pane, std::nullopt, TargetFlag::default_marked);
  EXPECT_EQ(session_of(marked), "alphabet");
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::pane, std::nullopt)), "alpha");
}

TEST(Resolve, CanBeToldToTakeExactSessionNamesOnly) {
  TargetUniverse universe;
  const Caller caller = TargetUniverse::inside();
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::session, "bet")), "beta");
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::session, "bet", TargetFlag::exact_session)),
            "! can't find session: bet");
}

TEST(Resolve, CanBeToldToTakeExactWindowNamesOnly) {
  TargetUniverse universe;
  const Caller caller = TargetUniverse::inside();
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::window, "alpha:buil")), "alpha");
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::window, "alpha:=buil")),
            "! can't find window: buil");
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::window, "alpha:=build")), "alpha");
}

TEST(Resolve, GivesNoIndexWhenTheTargetNamesNone) {
  TargetUniverse universe;
  const Caller caller = TargetUniverse::inside();
  const auto index = [&](std::optional<std::string_view> target) {
    return resolve(universe.world, caller, TargetKind::window, target, TargetFlag::window_index)->index;
  };
  EXPECT_EQ(index(std::nullopt), -1);
  EXPECT_EQ(index("beta:"), -1);
  EXPECT_EQ(index("beta:9"), 9);
  EXPECT_EQ(current_place(universe.world, caller)->index, 1);
}

// display-message -t beta:9 prints beta's variables.
TEST(Resolve, KeepsWhatWasFoundWhenTheCommandCanDoWithout) {
  TargetUniverse universe;
  const Caller caller = TargetUniverse::inside();
  const auto find = [&](const char* target) {
    return *resolve(universe.world, caller, TargetKind::pane, target, TargetFlag::can_fail);
  };
  const Place no_window = find("beta:9");
  EXPECT_EQ(no_window.session->name, "beta");
  EXPECT_EQ(no_window.link, nullptr);
  EXPECT_EQ(no_window.window, nullptr);
  EXPECT_EQ(no_window.pane, nullptr);
  const Place no_pane = find("beta:4.9");
  EXPECT_EQ(no_pane.link->index, 4);
  EXPECT_EQ(no_pane.pane, nullptr);
  EXPECT_EQ(find("nope").session, nullptr);
  EXPECT_EQ(find("%99").session, nullptr);
  const Place elsewhere = find("beta:4.%0");  // a pane of another window
  EXPECT_EQ(elsewhere.window->id, elsewhere.link->window);
  EXPECT_EQ(elsewhere.pane, nullptr);
}

// tmux takes "+abc" for the current pane or window; a target that does not parse must never be the current one.
TEST(Resolve, RefusesStepsThatAreNoNumbers) {
  TargetUniverse universe;
  const Caller caller = TargetUniverse::inside();
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::pane, ".+abc")), "! can't find pane: +abc");
  EXPECT_EQ(session_of(resolve(universe.world, caller, TargetKind::window, ":-x")), "! can't find window: -x");
}

TEST(ResolveFrom, StartsAtTheGivenPlace) {
  TargetUniverse universe;
  const Place from = place_of_pane(universe.registry, state::PaneId{2});
  const auto place = resolve_from(universe.world, from, TargetKind::pane, ".+");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->pane->id, state::PaneId{0});
  EXPECT_EQ(resolve_from(universe.world, from, TargetKind::pane, std::nullopt)->pane->id, state::PaneId{2});
}

}  // namespace
}  // namespace shim
