// SPDX-License-Identifier: ISC
// Runs a shell command or, with -C, a tmux command, now or after a delay (tmux(1), run-shell). The caller gets the
// command's status; its output is shown in a pane's view mode (cmd_run_shell_print).
#include <fmt/core.h>
#include <sys/wait.h>
#include <time.h>

#include <cerrno>
#include <cstdlib>

#include "shim/commands/causes.hpp"
#include "shim/commands/hooks.hpp"
#include "shim/commands/job.hpp"
#include "shim/commands/nested_commands.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<double> delay_of(const Args& args) {
  const auto given = args.value('d');
  if (!given) return 0.0;
  const std::string text(*given);
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  if (*end == '\0') return seconds;
  return state::fail(state::ErrorCode::invalid_argument, fmt::format("invalid delay time: {}", text));
}

void sleep_for(double seconds) {
  if (!(seconds > 0)) return;
  constexpr double k_longest = 1e9;
  const double whole = seconds < k_longest ? seconds : k_longest;
  timespec left{};
  left.tv_sec = static_cast<time_t>(whole);
  left.tv_nsec = static_cast<long>((whole - static_cast<double>(left.tv_sec)) * 1e9);
  while (::nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
}

std::vector<std::string> lines_of(const JobResult& result, const std::string& command) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < result.output.size();) {
    const std::size_t end = std::min(result.output.find('\n', at), result.output.size());
    lines.push_back(result.output.substr(at, end - at));
    at = end + 1;
  }
  if (WIFSIGNALED(result.status)) {
    lines.push_back(fmt::format("'{}' terminated by signal {}", command, WTERMSIG(result.status)));
  } else if (WEXITSTATUS(result.status) != 0) {
    lines.push_back(fmt::format("'{}' returned {}", command, WEXITSTATUS(result.status)));
  }
  return lines;
}

// With a line of its own when the command failed.
state::Result<JobResult> run_and_show(Context& context, const Job& job, std::optional<state::PaneId> pane) {
  ROOST_TRY_ASSIGN(JobResult result, run_job(job));
  if (!result.output.empty() || result.status != 0) show_in_view_mode(context, pane, lines_of(result, job.command));
  return result;
}

state::Result<void> run_waiting(Context& context, const Job& job, std::optional<state::PaneId> pane) {
  ROOST_TRY_ASSIGN(const JobResult result, run_and_show(context, job, pane));
  context.exit_status = WIFSIGNALED(result.status) ? 128 + WTERMSIG(result.status) : WEXITSTATUS(result.status);
  return {};
}

// A text is a format, a block is not.
void run_given(Context& context, const Args& args, const std::string& text) {
  if (args.is_block(0)) {
    run_nested(context, args, 0);
  } else {
    run_nested(context, text);
  }
}

state::Result<void> run(Context& context, const Args& args) {
  Job job;
  std::optional<state::PaneId> pane;
  {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    const World& world = now->world();
    const Place place = context.target(world, args, TargetKind::pane, 't', TargetFlag::can_fail).value_or(Place{});
    if (args.has('t') && place.pane != nullptr) pane = place.pane->id;
    std::string command;
    if (!args.operands().empty()) command = context.expand(world, place, args.operands().front());
    job = make_job(context, world, place, std::move(command));
  }
  ROOST_TRY_ASSIGN(const double delay, delay_of(args));
  const bool nothing_to_run = args.operands().empty();
  if (nothing_to_run && !args.has('d')) return {};
  if (args.has('b')) {
    return run_detached([&] {
      sleep_for(delay);
      // A delayed command goes with the server it was given to.
      if (nothing_to_run || !context.snapshot()) return;
      const Context::WithoutClient quiet(context);
      context.hooks = {};
      if (args.has('C')) {
        run_given(context, args, job.command);
      } else {
        (void)run_and_show(context, job, pane);
      }
      fire_events(context);
      keep_causes(context);
    });
  }
  if (delay > 0) (void)context.flush();
  fire_events(context);
  sleep_for(delay);
  if (nothing_to_run) return {};
  if (!args.has('C')) return run_waiting(context, job, pane);
  run_given(context, args, job.command);
  return {};
}

}  // namespace

extern const CommandSpec run_shell_command;
const CommandSpec run_shell_command = {
    .args = {.name = "run-shell",
             .flags = "bd:Ct:",
             .max_operands = 1,
             .usage = "[-bC] [-d delay] [-t target-pane] [shell-command]"},
    .alias = "run",
    .lock = LockNeed::none,
    .run = run,
};

}  // namespace shim
