// SPDX-License-Identifier: ISC
// Runs one command or another as a shell command or, with -F, a format says (tmux(1), if-shell).
#include <sys/wait.h>

#include "shim/commands/causes.hpp"
#include "shim/commands/hooks.hpp"
#include "shim/commands/job.hpp"
#include "shim/commands/nested_commands.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// The operand to run; none for this answer perhaps.
std::optional<std::size_t> chosen(const Args& args, bool answer) {
  const std::size_t index = answer ? 1 : 2;
  return index < args.operands().size() ? std::optional(index) : std::nullopt;
}

// With -F a command that does not parse is an error of if-shell itself (cmd-if-shell.c, args_make_commands_now).
state::Result<void> run_by_format(Context& context, const Args& args, const std::string& text) {
  const auto commands = chosen(args, !text.empty() && text.front() != '0');
  if (!commands) return {};
  ROOST_TRY_ASSIGN(const std::vector<CommandWords> list, parse_nested(context, args, *commands));
  run_nested(context, list);
  return {};
}

state::Result<void> run_by_status(Context& context, const Args& args, const Job& job) {
  ROOST_TRY_ASSIGN(const JobResult result, run_job(job));
  const bool answer = WIFEXITED(result.status) && WEXITSTATUS(result.status) == 0;
  if (const auto commands = chosen(args, answer)) run_nested(context, args, *commands);
  return {};
}

state::Result<void> run(Context& context, const Args& args) {
  Job job;
  {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    const World& world = now->world();
    const Place place = context.target(world, args, TargetKind::pane, 't', TargetFlag::can_fail).value_or(Place{});
    job = make_job(context, world, place, context.expand(world, place, args.operands().front()));
  }
  if (args.has('F')) return run_by_format(context, args, job.command);
  if (args.has('b'))
    return run_detached([&] {
      const Context::WithoutClient quiet(context);
      context.hooks = {};
      (void)run_by_status(context, args, job);
      fire_events(context);
      keep_causes(context);
    });
  (void)context.flush();
  fire_events(context);
  return run_by_status(context, args, job);
}

}  // namespace

extern const CommandSpec if_shell_command;
const CommandSpec if_shell_command = {
    .args = {.name = "if-shell",
             .flags = "bFt:",
             .min_operands = 2,
             .max_operands = 3,
             .usage = "[-bF] [-t target-pane] shell-command command [command]"},
    .alias = "if",
    .lock = LockNeed::none,
    .run = run,
};

}  // namespace shim
