// SPDX-License-Identifier: ISC
// Runs a shell command or, with -C, a tmux command, now or after a delay (tmux(1), run-shell). tmux shows the output in
// a pane's view mode; a pane of ours has no modes, so the caller gets it on stdout, where it can be read.
#include <fmt/core.h>
#include <sys/wait.h>
#include <time.h>

#include <cerrno>
#include <cstdlib>

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

// What the command's end adds to its output, and the exit status it means.
std::string describe_end(const std::string& command, int status, int& exit_status) {
  exit_status = 0;
  if (WIFEXITED(status)) {
    exit_status = WEXITSTATUS(status);
    return exit_status == 0 ? std::string() : fmt::format("'{}' returned {}", command, exit_status);
  }
  if (!WIFSIGNALED(status)) return {};
  exit_status = 128 + WTERMSIG(status);
  return fmt::format("'{}' terminated by signal {}", command, WTERMSIG(status));
}

state::Result<void> run_waiting(Context& context, const Job& job) {
  ROOST_TRY_ASSIGN(const JobResult result, run_job(job));
  context.write(result.output);
  if (!result.output.empty() && !result.output.ends_with('\n')) context.write("\n");
  const std::string end = describe_end(job.command, result.status, context.exit_status);
  if (!end.empty()) context.print(end);
  return {};
}

state::Result<void> run(Context& context, const Args& args) {
  Job job;
  {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    const World& world = now->world();
    const Place place = context.target(world, args, TargetKind::pane, 't', TargetFlag::can_fail).value_or(Place{});
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
      if (args.has('C')) {
        run_nested(context, job.command);
      } else {
        (void)run_job(job);
      }
    });
  }
  if (delay > 0) context.flush();
  sleep_for(delay);
  if (nothing_to_run) return {};
  if (!args.has('C')) return run_waiting(context, job);
  run_nested(context, job.command);
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
