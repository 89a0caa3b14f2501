// SPDX-License-Identifier: ISC
#include "shim/commands/respawn.hpp"

#include <fmt/core.h>

#include "shim/host/host_client.hpp"
#include "state/test_point.hpp"

namespace shim {

state::Result<void> Respawn::describe(const Context& context, const World& world, state::Registry& registry,
                                      const Place& place, const Args& args) {
  kill_ = args.has('k');
  const PaneFacts* facts = world.live.facts(*place.pane);
  if (!kill_ && (facts == nullptr || facts->dead == 0)) {
    return state::fail(state::ErrorCode::exists,
                       context.expand(world, place, "pane #{session_name}:#{window_index}.#{pane_index} still active"));
  }
  const ProgramArgs program = program_args(args);
  state::Pane& pane = *registry.edit_pane(place.pane->id);
  old_command_ = pane.command;
  old_path_ = pane.path;
  if (!program.command.empty()) pane.command = program.command;
  if (program.path) pane.path = working_folder(context, world, place, program);
  request_ = program_request(context, registry, place_of_pane(registry, pane.id, place.session->id), program);
  return {};
}

state::Result<void> Respawn::start(Context& context) const {
  ROOST_TEST_POINT("respawn.committed");
  auto started = ask_host(context);
  ROOST_TEST_POINT("respawn.told");
  if (!started) take_back(context);
  return started;
}

// Unless somebody else has respawned it meanwhile. That it fails is no reason to hide the first failure.
void Respawn::take_back(Context& context) const {
  (void)context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    state::Pane* pane = registry.edit_pane(request_.pane);
    if (pane == nullptr || pane->command != request_.command || pane->path != request_.path) return {};
    pane->command = old_command_;
    pane->path = old_path_;
    return {};
  });
}

state::Result<void> Respawn::ask_host(const Context& context) const {
  ROOST_TRY_ASSIGN(HostClient host, HostClient::connect(context.dir(), request_.pane));
  ROOST_TRY(host.respawn(request_, kill_));
  return {};
}

}  // namespace shim
