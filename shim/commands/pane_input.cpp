// SPDX-License-Identifier: ISC
#include "shim/commands/pane_input.hpp"

#include <fmt/core.h>

#include "shim/options/option_view.hpp"

namespace shim {

namespace {

bool synchronized(const World& world, Place place, const state::Pane& pane) {
  place.pane = &pane;
  return OptionView(world.registry, place).flag("synchronize-panes");
}

}  // namespace

bool takes_input(const World& world, const state::Pane& pane) {
  if (pane.input_off) return false;
  const PaneFacts* facts = world.live.facts(pane);
  return facts == nullptr || facts->dead == 0;
}

std::vector<state::PaneId> panes_for_keys(const World& world, const Place& place) {
  if (!takes_input(world, *place.pane)) return {};
  std::vector<state::PaneId> panes{place.pane->id};
  if (!synchronized(world, place, *place.pane)) return panes;
  const state::Window& window = *place.window;
  const bool zoomed = !window.zoomed_layout.empty();
  for (const state::PaneId id : window.panes) {
    const state::Pane* other = world.registry.pane(id);
    if (other == nullptr || id == place.pane->id || (zoomed && id != window.active)) continue;
    if (other->modes.empty() && takes_input(world, *other) && synchronized(world, place, *other)) panes.push_back(id);
  }
  return panes;
}

state::Error pane_error(state::PaneId pane, state::Error error) {
  if (error.code == state::ErrorCode::peer_gone) error.message = fmt::format("can't find pane: %{}", pane.value);
  return error;
}

state::Result<HostClient> host_of(const Context& context, state::PaneId pane) {
  auto host = HostClient::connect(context.dir(), pane);
  if (host) return host;
  if (host.error().code == state::ErrorCode::not_found) host.error().code = state::ErrorCode::peer_gone;
  return tl::unexpected(pane_error(pane, std::move(host.error())));
}

state::Result<void> type(const Context& context, const std::vector<state::PaneId>& panes,
                         const std::vector<InputItem>& items) {
  if (items.empty()) return {};
  for (const state::PaneId pane : panes) {
    auto host = host_of(context, pane);
    auto typed = host ? host->input(items) : state::Result<void>(tl::unexpected(host.error()));
    if (!typed && pane == panes.front()) return tl::unexpected(pane_error(pane, std::move(typed.error())));
  }
  return {};
}

}  // namespace shim
