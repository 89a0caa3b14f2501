// SPDX-License-Identifier: ISC
// Attaches the terminal to a session (tmux(1), attach-session).
#include "shim/commands/attach.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// The caller sits in a pane of this universe (server-client.c, server_client_check_nested).
bool is_nested(const Context& context, const World& world) {
  const std::string& tty = context.caller().tty;
  if (tty.empty() || context.caller().env("TMUX").empty()) return false;
  for (const state::PaneId id : world.registry.pane_ids()) {
    const state::Pane* pane = world.registry.pane(id);
    const PaneFacts* facts = pane == nullptr ? nullptr : world.live.facts(*pane);
    if (facts != nullptr && tty == facts->tty) return true;
  }
  return false;
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const World& world = now->world();
  if (world.registry.session_ids().empty()) return state::fail(state::ErrorCode::not_found, "no sessions");
  if (is_nested(context, world)) {
    return state::fail(state::ErrorCode::unsupported, "sessions should be nested with care, unset $TMUX to force");
  }
  const bool names_window = args.value('t').value_or("").find_first_of(":.") != std::string_view::npos;
  ROOST_TRY(names_window ? context.target(world, args, TargetKind::pane)
                         : context.target(world, args, TargetKind::session, 't', TargetFlag::prefer_unattached));
  return check_terminal(context);
}

}  // namespace

extern const CommandSpec attach_session_command;
const CommandSpec attach_session_command = {
    .args = {.name = "attach-session",
             .flags = "c:dEf:rt:x",
             .max_operands = 0,
             .usage = "[-dErx] [-c working-directory] [-f flags] [-t target-session]"},
    .alias = "attach",
    .server = ServerNeed::starts,
    .run = run,
};

}  // namespace shim
