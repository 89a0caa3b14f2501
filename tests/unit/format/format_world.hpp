// SPDX-License-Identifier: ISC
// A small universe for format tests: session o (grouped with p) has windows 0 ("cat", panes %0 and %1 side by side) and
// 5 ("w5", pane %2, which has rung the bell never); session z has one window. Facts are the tests' own.
#pragma once

#include <gtest/gtest.h>

#include <map>

#include "shim/format/expand.hpp"
#include "shim/format/variables.hpp"

namespace format_test {

class FakeLive final : public shim::LiveSource {
 public:
  const shim::PaneFacts* facts(const state::Pane& pane) override {
    const auto found = known.find(pane.id.value);
    return found == known.end() ? nullptr : &found->second;
  }
  std::string current_command(const state::Pane&) override { return "cat"; }
  std::string current_path(const state::Pane&) override { return "/srv/my dir"; }
  std::string window_name(const state::Registry&, const state::Window& window) override { return window.name; }
  std::vector<std::string> screen_lines(const state::Pane&) override { return lines; }
  std::map<std::uint32_t, shim::PaneFacts> known;
  std::vector<std::string> lines;
};

constexpr std::int64_t k_created = 1700000000;  // Tue Nov 14 22:13:20 2023 UTC

inline void set_text(char* field, std::string_view text) { field[text.copy(field, text.size())] = '\0'; }

class FormatWorld : public testing::Test {
 protected:
  FormatWorld() {
    state::Session& o = add_session("o", "o");
    state::Session& p = add_session("p", "o");
    state::Session& z = add_session("z", "");
    const auto first = add_window("cat", 2, "80x24,0,0{40x24,0,0,0,39x24,41,0,1}");
    const auto second = add_window("w5", 1, "80x24,0,0,2");
    const auto third = add_window("cat", 1, "80x24,0,0,3");
    o.links = p.links = {{0, first}, {5, second}};
    o.last = {5};
    z.links = {{0, third}};
    for (auto* session : {&o, &p, &z}) session->current = 0;
    registry.edit_head().started_us = k_created * 1000000;
    caller.socket_path = "/tmp/socket";
    caller.environment = {"HOME=/home/me", "COLON=a:b"};
    select(0);
  }

  // Makes the pane the place that formats are expanded for, in session o or z.
  void select(std::uint32_t pane) {
    context.world = &world;
    context.caller = &caller;
    context.place = {};
    context.place.pane = registry.pane({pane});
    context.place.window = registry.window(context.place.pane->window);
    context.place.session = registry.session({pane == 3 ? 2u : 0u});
    for (const auto& link : context.place.session->links)
      if (link.window == context.place.window->id) context.place.link = &link;
  }
  state::Session& session(std::uint32_t id) { return *registry.edit_session({id}); }
  state::Window& window(std::uint32_t id) { return *registry.edit_window({id}); }
  state::Pane& pane(std::uint32_t id) { return *registry.edit_pane({id}); }
  shim::PaneFacts& facts(std::uint32_t id) { return live.known[id]; }

  std::string expand(std::string_view format) const { return shim::expand(format, context); }
  std::string of(std::string_view name) const { return shim::variable(name, context); }

  state::Registry registry = state::Registry::fresh("boot");
  FakeLive live;
  shim::World world{registry, live};
  shim::Caller caller;
  shim::FormatContext context;

 private:
  state::Session& add_session(const std::string& name, const std::string& group) {
    state::Session& added = registry.add_session();
    added.name = name;
    added.group = group;
    added.path = "/srv/my dir";
    added.created_us = added.activity_us = k_created * 1000000;
    return added;
  }

  state::WindowId add_window(const std::string& name, int panes, const std::string& layout) {
    state::Window& added = registry.add_window();
    added.name = name;
    added.layout = layout;
    added.created_us = added.activity_us = k_created * 1000000;
    for (int i = 0; i < panes; ++i) {
      state::Pane& part = registry.add_pane();
      part.window = added.id;
      part.host_pid = 4000 + part.id.value;
      part.command = {"cat"};
      part.path = "/srv/my dir";
      added.panes.push_back(part.id);
      shim::PaneFacts& known = live.known[part.id.value];
      known.child_pid = static_cast<std::int32_t>(5000 + part.id.value);
      known.modes =
          static_cast<std::uint32_t>(shim::PaneMode::cursor_visible) | static_cast<std::uint32_t>(shim::PaneMode::wrap);
      known.history_limit = 2000;
      set_text(known.tty, "/dev/pts/" + std::to_string(part.id.value));
      set_text(known.title, "vm");
    }
    added.active = added.panes.front();
    return added.id;
  }
};

}  // namespace format_test
