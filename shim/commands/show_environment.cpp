// SPDX-License-Identifier: ISC
// Shows a session's or the global environment (tmux(1), show-environment).
#include <fmt/core.h>

#include "shim/commands/option_site.hpp"
#include "shim/commands/table.hpp"
#include "shim/options/environment.hpp"

namespace shim {

namespace {

using state::EnvEntry;
using state::EnvState;

// Safe between double quotes in a POSIX shell.
std::string shell_text(std::string_view value) {
  std::string result;
  for (const char c : value) {
    if (c == '$' || c == '`' || c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string line_for(const std::string& name, const EnvEntry& entry, const Args& args) {
  const bool removed = entry.state == EnvState::removed;
  if (!args.has('s')) return removed ? "-" + name : name + "=" + entry.value;
  if (removed) return fmt::format("unset {};", name);
  return fmt::format("{}=\"{}\"; export {};", name, shell_text(entry.value), name);
}

// -h shows the hidden variables and no others.
void print_entry(Context& context, const std::string& name, const EnvEntry& entry, const Args& args) {
  if ((entry.state == EnvState::hidden) == args.has('h')) context.print(line_for(name, entry, args));
}

// tmux's main puts its working folder into the global environment.
state::Environment global_variables(const Context& context, const state::Registry& registry) {
  EnvironmentList caller = context.caller().environment;
  if (!context.caller().cwd.empty()) caller.push_back("PWD=" + context.caller().cwd);
  return global_environment(caller, registry.head().environment);
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const Place place =
      context.target(now->world(), args, TargetKind::session, 't', TargetFlag::can_fail).value_or(Place{});
  const bool needs_session = args.has('t') || !args.has('g');
  if (needs_session && place.session == nullptr) return missing_session(args);
  const state::Environment environment =
      args.has('g') ? global_variables(context, now->registry()) : place.session->environment;
  if (args.operands().empty()) {
    for (const auto& [name, entry] : environment) print_entry(context, name, entry, args);
    return {};
  }
  const auto found = environment.find(args.operands().front());
  if (found == environment.end()) {
    return state::fail(state::ErrorCode::not_found, "unknown variable: " + args.operands().front());
  }
  print_entry(context, found->first, found->second, args);
  return {};
}

}  // namespace

extern const CommandSpec show_environment_command;
const CommandSpec show_environment_command = {
    .args =
        {.name = "show-environment", .flags = "hgst:", .max_operands = 1, .usage = "[-hgs] [-t target-session] [name]"},
    .alias = "showenv",
    .run = run,
};

}  // namespace shim
