// SPDX-License-Identifier: ISC
// A document of many panes, a window each in one session, and live facts for them: what parts are measured with.
#pragma once

#include "shim/live/caller.hpp"
#include "shim/live/place.hpp"
#include "shim/live/world.hpp"
#include "state/registry.hpp"

namespace bench {

class StillLive final : public shim::LiveSource {
 public:
  const shim::PaneFacts* facts(const state::Pane&) override { return &facts_; }
  std::string current_command(const state::Pane&) override { return "cat"; }
  std::string current_path(const state::Pane&) override { return "/srv"; }
  std::string window_name(const state::Registry&, const state::Window& window) override { return window.name; }

 private:
  shim::PaneFacts facts_;
};

struct Universe {
  explicit Universe(unsigned panes);
  shim::Place place() const;  // of the pane in the middle

  state::Registry registry;
  StillLive live;
  shim::World world{registry, live};
  shim::Caller caller;
  unsigned middle;
};

state::Registry registry_of(unsigned panes);

}  // namespace bench
