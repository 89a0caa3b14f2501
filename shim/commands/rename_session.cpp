// SPDX-License-Identifier: ISC
// Renames a session (tmux(1), rename-session).
#include <fmt/core.h>

#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::session));
    const std::string wanted = context.expand(world, place, args.operands().front());
    const auto name = clean_session_name(wanted);
    if (!name) return state::fail(state::ErrorCode::invalid_argument, fmt::format("invalid session: {}", wanted));
    if (*name == place.session->name) return {};
    if (find_session_by_name(registry, *name) != nullptr) {
      return state::fail(state::ErrorCode::exists, fmt::format("duplicate session: {}", *name));
    }
    registry.edit_session(place.session->id)->name = *name;
    return {};
  });
}

}  // namespace

extern const CommandSpec rename_session_command;
const CommandSpec rename_session_command = {
    .args = {.name = "rename-session",
             .flags = "t:",
             .min_operands = 1,
             .max_operands = 1,
             .usage = "[-t target-session] new-name"},
    .alias = "rename",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
