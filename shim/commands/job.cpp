// SPDX-License-Identifier: ISC
#include "shim/commands/job.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shim/options/environment.hpp"
#include "shim/options/option_view.hpp"
#include "state/fd.hpp"
#include "state/leave_child.hpp"
#include "state/locked_registry.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {

namespace {

void set_value(std::vector<std::string>& environment, std::string_view name, std::string_view value) {
  std::erase_if(environment, [&](const std::string& entry) {
    return entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=';
  });
  environment.push_back(fmt::format("{}={}", name, value));
}

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  out.reserve(strings.size() + 1);
  for (const std::string& text : strings) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

// What a child of ours must not share with the caller: session, signals, streams, every other descriptor.
void leave_caller(int output, int input = -1) {
  ::setsid();
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  const int null = ::open("/dev/null", O_RDWR);
  ::dup2(input == -1 ? null : input, STDIN_FILENO);
  ::dup2(output == -1 ? null : output, STDOUT_FILENO);
  ::dup2(null, STDERR_FILENO);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
}

const char* home_of(const std::vector<std::string>& environment) {
  for (const std::string& entry : environment) {
    if (entry.starts_with("HOME=")) return entry.c_str() + 5;
  }
  return "/";
}

// After the fork: nothing that allocates.
[[noreturn]] void exec_shell(const Job& job, const char* home, char* const* environment, int output, int input = -1) {
  leave_caller(output, input);
  if (::chdir(job.folder.c_str()) != 0 && ::chdir(home) != 0 && ::chdir("/") != 0) ::_exit(1);
  ::execle("/bin/sh", "sh", "-c", job.command.c_str(), static_cast<char*>(nullptr), environment);
  ::_exit(1);
}

}  // namespace

Job make_job(const Context& context, const World& world, const Place& place, std::string command) {
  static const state::Environment k_none;
  const state::Session* session = place.session;
  Job job{std::move(command), context.caller().cwd, {}};
  job.environment = pane_environment(context.caller().environment, world.registry.head().environment,
                                     session == nullptr ? k_none : session->environment, {});
  set_value(job.environment, "TERM", OptionView(world.registry, {}).text("default-terminal"));
  set_value(job.environment, "TERM_PROGRAM", "tmux");
  set_value(job.environment, "TERM_PROGRAM_VERSION", "3.3a");
  set_value(job.environment, "TMUX",
            fmt::format("{},{},{}", context.caller().socket_path, place.pane == nullptr ? 0 : place.pane->host_pid,
                        session == nullptr ? -1 : static_cast<std::int64_t>(session->id.value)));
  return job;
}

state::Result<JobResult> run_job(const Job& job) {
  state::assert_no_lock_held("run_job");
  int ends[2];
  if (state::sys::pipe(ends, O_CLOEXEC) != 0) return state::fail_errno("pipe");
  state::Fd reading(ends[0]), writing(ends[1]);
  const std::vector<char*> environment = pointers(job.environment);
  const char* home = home_of(job.environment);
  const pid_t child = state::sys::fork();
  if (child == -1) return state::fail_errno("fork");
  if (child == 0) exec_shell(job, home, environment.data(), writing.get());
  writing.close();
  JobResult result;
  ROOST_TRY_ASSIGN(result.output, state::read_to_end(reading.get()));
  if (state::sys::waitpid(child, &result.status, 0) == -1) {
    return state::fail_errno("waitpid");
  }
  return result;
}

state::Result<void> start_job(const Job& job, std::string input) {
  return run_detached([&] {
    int ends[2];
    if (state::sys::pipe(ends, O_CLOEXEC) != 0) return;
    const std::vector<char*> environment = pointers(job.environment);
    const pid_t child = state::sys::fork();
    if (child == 0) exec_shell(job, home_of(job.environment), environment.data(), -1, ends[0]);
    ::close(ends[0]);
    ::signal(SIGPIPE, SIG_IGN);
    if (child > 0) (void)state::write_all(ends[1], input);
  });
}

state::Result<void> run_detached(const std::function<void()>& work) {
  state::assert_no_lock_held("run_detached");
  const pid_t child = state::sys::fork();
  if (child == -1) return state::fail_errno("fork");
  if (child != 0) return {};
  leave_caller(-1);
  work();
  state::leave_child(0);
}

}  // namespace shim
