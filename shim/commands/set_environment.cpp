// SPDX-License-Identifier: ISC
// Sets, removes or forgets a variable of a session's or the global environment (tmux(1), set-environment).
#include <fmt/core.h>

#include "shim/commands/option_site.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

using state::EnvEntry;
using state::EnvState;
using state::ErrorCode;

tl::unexpected<state::Error> refuse(std::string message) {
  return state::fail(ErrorCode::invalid_argument, std::move(message));
}

state::Result<std::string> checked_name(const Args& args) {
  const std::string& name = args.operands().front();
  if (name.empty()) return refuse("empty variable name");
  if (name.find('=') != std::string::npos) return refuse("variable name contains =");
  return name;
}

// The entry to store; nullopt: the variable is to be forgotten.
state::Result<std::optional<EnvEntry>> new_entry(const Args& args, const std::optional<std::string>& value) {
  for (const char flag : {'u', 'r'}) {
    if (!args.has(flag)) continue;
    if (value) return refuse(fmt::format("can't specify a value with -{}", flag));
    return flag == 'u' ? std::nullopt : std::optional(EnvEntry{EnvState::removed, {}});
  }
  if (!value) return refuse("no value specified");
  return EnvEntry{args.has('h') ? EnvState::hidden : EnvState::set, *value};
}

void store(state::Registry& registry, const Args& args, const Place& place, const std::string& name,
           std::optional<EnvEntry> entry) {
  if (args.has('g')) {
    // The caller's own variable must not shine through.
    registry.edit_head().environment[name] = entry.value_or(EnvEntry{EnvState::unset, {}});
    return;
  }
  state::Environment& environment = registry.edit_session(place.session->id)->environment;
  if (entry) {
    environment[name] = *std::move(entry);
  } else {
    environment.erase(name);
  }
}

state::Result<void> run(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    const Place place = context.target(world, args, TargetKind::session, 't', TargetFlag::can_fail).value_or(Place{});
    ROOST_TRY_ASSIGN(const std::string name, checked_name(args));
    std::optional<std::string> value;
    if (args.operands().size() > 1) value = args.operands()[1];
    if (value && args.has('F')) value = expand_text(context, world, place, *value);
    if (!args.has('g') && place.session == nullptr) return missing_session(args);
    ROOST_TRY_ASSIGN(auto entry, new_entry(args, value));
    store(registry, args, place, name, std::move(entry));
    return {};
  });
}

}  // namespace

extern const CommandSpec set_environment_command;
const CommandSpec set_environment_command = {
    .args = {.name = "set-environment",
             .flags = "Fhgrt:u",
             .min_operands = 1,
             .max_operands = 2,
             .usage = "[-Fhgru] [-t target-session] name [value]"},
    .alias = "setenv",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
