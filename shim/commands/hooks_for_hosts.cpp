// SPDX-License-Identifier: ISC
#include "shim/commands/hooks_for_hosts.hpp"

#include "shim/format/expand.hpp"
#include "shim/host/host_hooks.hpp"
#include "shim/host/live_pages.hpp"
#include "shim/tree/tree.hpp"
#include "state/locked_registry.hpp"

namespace shim {

void install_host_hooks(const std::string& socket_path) {
  host_hooks().expand = [socket_path](const state::StateDir& dir, state::PaneId pane, std::string_view format) {
    const auto registry = state::read_registry(dir);
    if (!registry || registry->pane(pane) == nullptr) return std::string();
    LivePages live(dir);
    const World world{*registry, live};
    Caller nobody;
    nobody.socket_path = socket_path;
    FormatContext context;
    context.world = &world;
    context.caller = &nobody;
    context.place = place_of_pane(*registry, pane);
    return expand(format, context);
  };
}

}  // namespace shim
