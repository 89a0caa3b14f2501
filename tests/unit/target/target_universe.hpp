// SPDX-License-Identifier: ISC
// The sessions that targets.txt was recorded in, and live facts that tests set.
#pragma once

#include <cstring>
#include <map>

#include "shim/live/world.hpp"
#include "tests/unit/tree/small_universe.hpp"

namespace shim {

class StillLife final : public LiveSource {
 public:
  const PaneFacts* facts(const state::Pane& pane) override {
    const auto at = facts_.find(pane.id);
    return at != facts_.end() ? &at->second : nullptr;
  }
  std::string current_command(const state::Pane&) override { return {}; }
  std::string current_path(const state::Pane&) override { return {}; }
  std::string window_name(const state::Registry&, const state::Window& window) override { return window.name; }

  void set_tty(state::PaneId pane, const char* tty) { std::strncpy(facts_[pane].tty, tty, sizeof(PaneFacts::tty) - 1); }

 private:
  std::map<state::PaneId, PaneFacts> facts_;
};

struct TargetUniverse : SmallUniverse {
  TargetUniverse() {
    const state::SessionId alpha = session("alpha");
    const state::WindowId edit = add(alpha, 0, "edit");
    split(edit, SplitDirection::left_right);
    split(edit, SplitDirection::top_bottom);
    const state::WindowId build = add(alpha, 1, "build");
    const state::WindowId edit2 = add(alpha, 3, "edit2");
    add(alpha, 5, "7");
    SplitRequest request;
    request.at = state::PaneId{3};
    EXPECT_TRUE(split_pane(registry, *registry.edit_window(build), request, change));
    add(session("alphabet"), 0, "one");
    const state::SessionId beta = session("beta");
    add(beta, 0, "left");
    add(beta, 4, "far away");
    select_window(registry, alpha, 3);
    select_window(registry, alpha, 1);
    registry.edit_window(edit2)->options["pane-base-index"] = "1";
    std::int64_t time = 0;
    for (const state::SessionId id : registry.session_ids()) registry.edit_session(id)->activity_us = ++time;
    expect_sound();
  }

  state::WindowId add(state::SessionId session, int index, const char* name) {
    const state::WindowId id = window(session, index);
    registry.edit_window(id)->name = name;
    return id;
  }

  // A program in pane %1, which is in session alpha.
  static Caller inside() {
    Caller caller;
    caller.socket_path = "/tmp/socket";
    caller.environment = {"TMUX=/tmp/socket,1,0", "TMUX_PANE=%1"};
    return caller;
  }
  static Caller outside() {
    Caller caller;
    caller.socket_path = "/tmp/socket";
    return caller;
  }

  StillLife live;
  World world{registry, live};
};

}  // namespace shim
