// SPDX-License-Identifier: ISC
// A universe of two sessions and three panes for targets and formats, and an empty one.
#pragma once

#include <cstring>

#include "shim/live/caller.hpp"
#include "shim/live/place.hpp"
#include "shim/live/world.hpp"
#include "state/registry.hpp"

namespace fuzz {

class FuzzLive final : public shim::LiveSource {
 public:
  FuzzLive() {
    std::strcpy(facts_.title, "a title");
    std::strcpy(facts_.tty, "/dev/pts/1");
  }
  const shim::PaneFacts* facts(const state::Pane& pane) override { return pane.id.value == 1 ? nullptr : &facts_; }
  std::string current_command(const state::Pane&) override { return "cat"; }
  std::string current_path(const state::Pane&) override { return "/srv"; }
  std::vector<std::string> screen_lines(const state::Pane&) override { return {"one", "two"}; }
  std::string window_name(const state::Registry&, const state::Window& window) override { return window.name; }

 private:
  shim::PaneFacts facts_;
};

struct FuzzWorld {
  FuzzWorld() {
    caller.socket_path = "/tmp/socket";
    caller.cwd = "/";
    caller.environment = {"HOME=/home/me", "TMUX=/tmp/socket,1,0", "TMUX_PANE=%1"};
    const auto first = add_window("edit", {0, 1}, "80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
    const auto second = add_window("run-it", {2}, "80x24,0,0,2");
    add_session("alpha", {{0, first}, {4, second}});
    add_session("alphabet", {{0, second}});
    registry.edit_head().session_options["@user"] = "#{session_name}";
  }

  shim::Place place() const {
    shim::Place place;
    place.session = registry.session({0});
    place.link = &place.session->links.front();
    place.window = registry.window(place.link->window);
    place.pane = registry.pane({0});
    return place;
  }

  state::Registry registry = state::Registry::fresh("boot");
  FuzzLive live;
  shim::World world{registry, live};
  shim::Caller caller;

 private:
  state::WindowId add_window(const char* name, const std::vector<std::uint32_t>& panes, const char* layout) {
    state::Window& window = registry.add_window();
    window.name = name;
    window.layout = layout;
    for (const std::uint32_t id : panes) {
      state::Pane& pane = registry.add_pane();
      pane.window = window.id;
      pane.command = {"cat"};
      pane.path = "/srv";
      window.panes.push_back({id});
    }
    window.active = window.panes.front();
    return window.id;
  }
  void add_session(const char* name, std::vector<state::WindowLink> links) {
    state::Session& session = registry.add_session();
    session.name = name;
    session.path = "/srv";
    session.current = links.front().index;
    session.links = std::move(links);
  }
};

}  // namespace fuzz
