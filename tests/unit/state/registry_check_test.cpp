// SPDX-License-Identifier: ISC
#include <gtest/gtest.h>

#include <functional>

#include "state/registry.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::PaneId;
using state::Registry;
using state::SessionId;
using state::WindowId;
using state_test::add_world;
using state_test::message;

// Two sessions; window @0 has a nested split of three panes.
Registry world() {
  auto registry = Registry::fresh("boot");
  add_world(registry, "a");
  add_world(registry, "b");
  auto& window = *registry.edit_window(WindowId{0});
  for (int i = 0; i < 2; ++i) {
    auto& pane = registry.add_pane();
    pane.window = window.id;
    window.panes.push_back(pane.id);
  }
  window.layout = "80x24,0,0{40x24,0,0,0,39x24,41,0[39x12,41,0,2,39x11,41,13,3]}";
  return registry;
}

std::string breach(const std::function<void(Registry&)>& edit) {
  auto registry = world();
  edit(registry);
  return message(registry.check_invariants());
}

TEST(Invariants, HoldForAGoodWorldAlsoZoomedAndRead) {
  EXPECT_EQ(breach([](Registry&) {}), "");
  EXPECT_EQ(message(Registry::parse(world().serialize())->check_invariants()), "");
  EXPECT_EQ(message(Registry::fresh("").check_invariants()), "");
  EXPECT_EQ(breach([](Registry& registry) {
              auto& window = *registry.edit_window(WindowId{0});
              window.zoomed_layout = window.layout;
              window.layout = "80x24,0,0,0";
            }),
            "");
  EXPECT_EQ(breach([](Registry& registry) {
              auto& window = *registry.edit_window(WindowId{0});
              window.layout = "80x24,0,0[80x12,0,0{40x12,0,0,0,39x12,41,0,2},80x11,0,13,3]";
            }),
            "");
}

TEST(Invariants, SessionBreachesAreNamed) {
  const SessionId id{0};
  EXPECT_EQ(breach([&](Registry& r) { r.edit_session(id)->name.clear(); }), "session $0 has no name");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_session(id)->name = "b"; }), "session $1: duplicate name: b");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_session(id)->links.clear(); }), "session $0 has no windows");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_session(id)->links[0].window = WindowId{9}; }),
            "session $0: linked window @9 does not exist");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_session(id)->current = 5; }),
            "session $0: no window at its current index 5");
  EXPECT_EQ(breach([&](Registry& r) {
              r.edit_session(id)->links.push_back({0, WindowId{1}});
            }),
            "session $0: window indexes do not ascend");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_head().next_session = 1; }), "session $1 is not below its counter");
}

TEST(Invariants, WindowBreachesAreNamed) {
  const WindowId id{0};
  EXPECT_EQ(breach([&](Registry& r) { r.edit_session(SessionId{0})->links[0].window = WindowId{1}; }),
            "window @0 is in no session");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_window(id)->panes.clear(); }), "window @0 has no panes");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_window(id)->panes[1] = PaneId{9}; }),
            "window @0: its pane %9 does not exist");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_window(id)->panes[1] = PaneId{0}; }), "pane %0 is listed twice");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_window(id)->active = PaneId{1}; }),
            "window @0: its active pane %1 is not one of its panes");
  EXPECT_EQ(breach([&](Registry& r) { r.edit_head().next_window = 1; }), "window @1 is not below its counter");
}

TEST(Invariants, LayoutBreachesAreNamed) {
  const auto with_layout = [](const std::string& layout, const std::string& zoomed = "") {
    return breach([&](Registry& registry) {
      registry.edit_window(WindowId{0})->layout = layout;
      registry.edit_window(WindowId{0})->zoomed_layout = zoomed;
    });
  };
  const std::string other_panes = "window @0: its layout does not have its panes";
  EXPECT_EQ(with_layout(""), other_panes);
  EXPECT_EQ(with_layout("80x24,0,0,0"), other_panes);
  EXPECT_EQ(with_layout("80x24,0,0{40x24,0,0,0,39x24,41,0[39x12,41,0,2,39x11,41,13,2]}"), other_panes);
  EXPECT_EQ(with_layout("80x24,0,0{40x24,0,0,0,39x24,41,0[39x12,41,0,2,39x11,41,13,x]}"), "window @0: bad layout");
  const std::string whole = "80x24,0,0{40x24,0,0,0,39x24,41,0[39x12,41,0,2,39x11,41,13,3]}";
  EXPECT_EQ(with_layout(whole, whole), "window @0: it is zoomed, but not to its active pane");
  EXPECT_EQ(with_layout("80x24,0,0,2", whole), "window @0: it is zoomed, but not to its active pane");
}

TEST(Invariants, PaneBreachesAreNamed) {
  EXPECT_EQ(breach([](Registry& r) { r.edit_pane(PaneId{2})->window = WindowId{1}; }),
            "pane %2 is listed in window @0 but is in window @1");
  EXPECT_EQ(breach([](Registry& r) { r.add_pane(); }), "pane %4 is in no window");
  EXPECT_EQ(breach([](Registry& r) { r.edit_head().next_pane = 3; }), "pane %3 is not below its counter");
  EXPECT_EQ(breach([](Registry& r) { r.edit_head().marked = PaneId{8}; }), "marked pane %8 does not exist");
}

}  // namespace
