// SPDX-License-Identifier: ISC
#include "bench/parts/universe.hpp"

#include <fmt/format.h>

#include "state/state_dir.hpp"

namespace bench {

state::Registry registry_of(unsigned panes) {
  state::Registry registry = state::Registry::fresh(state::current_boot_id());
  registry.edit_head().running = true;
  state::Session& session = registry.add_session();
  session.name = "bench";
  session.path = "/srv";
  for (unsigned i = 0; i < panes; ++i) {
    state::Window& window = registry.add_window();
    state::Pane& pane = registry.add_pane();
    window.name = fmt::format("window-{}", i);
    window.panes = {pane.id};
    window.active = pane.id;
    window.width = 200;
    window.height = 50;
    window.layout = fmt::format("200x50,0,0,{}", pane.id.value);
    pane.window = window.id;
    pane.nonce = fmt::format("n{:016x}", i);
    pane.host_pid = 1000 + static_cast<std::int64_t>(i);
    pane.command = {"exec cat"};
    pane.shell = "/bin/sh";
    pane.path = "/srv";
    session.links.push_back({static_cast<int>(i), window.id});
  }
  return registry;
}

Universe::Universe(unsigned panes) : registry(registry_of(panes)), middle(panes / 2) {
  caller.socket_path = "/tmp/socket";
  caller.cwd = "/";
  caller.environment = {"HOME=/home/me", "TMUX=/tmp/socket,1,0", "TMUX_PANE=%0"};
}

shim::Place Universe::place() const {
  shim::Place place;
  place.session = registry.session({0});
  place.link = &place.session->links[middle];
  place.window = registry.window(place.link->window);
  place.pane = registry.pane(place.window->active);
  return place;
}

}  // namespace bench
