// SPDX-License-Identifier: ISC
// Connects a pane's output or input to a shell command, or ends that (tmux(1), pipe-pane).
#include "shim/commands/pane_input.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

PipeRequest request_for(const Context& context, const World& world, const Place& place, const Args& args) {
  PipeRequest request;
  if (!args.operands().empty()) request.command = context.expand(world, place, args.operands().front());
  request.from_command = args.has('I');
  request.to_command = args.has('O') || !args.has('I');
  request.only_if_none = args.has('o');
  return request;
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
  const PaneFacts* facts = world.live.facts(*place.pane);
  if (facts != nullptr && facts->dead != 0) {
    return state::fail(state::ErrorCode::peer_gone, "target pane has exited");
  }
  ROOST_TRY_ASSIGN(HostClient host, host_of(context, place.pane->id));
  auto piped = host.pipe(request_for(context, world, place, args));
  if (!piped) return tl::unexpected(pane_error(place.pane->id, std::move(piped.error())));
  return {};
}

}  // namespace

extern const CommandSpec pipe_pane_command;
const CommandSpec pipe_pane_command = {
    .args =
        {.name = "pipe-pane", .flags = "IOot:", .max_operands = 1, .usage = "[-IOo] [-t target-pane] [shell-command]"},
    .alias = "pipep",
    .lock = LockNeed::none,
    .run = run,
};

}  // namespace shim
