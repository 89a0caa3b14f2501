// SPDX-License-Identifier: ISC
#include "tests/support/run_program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "state/fd.hpp"

namespace support {
namespace {

using Clock = std::chrono::steady_clock;
using state::Fd;

struct Pipe {
  Fd read_end, write_end;
};

Pipe make_pipe() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  return {Fd(ends[0]), Fd(ends[1])};
}

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> result;
  for (const auto& word : words) result.push_back(const_cast<char*>(word.c_str()));
  result.push_back(nullptr);
  return result;
}

// posix_spawn and not fork: a copy of a large test process costs more than the commands it runs. 0 when it fails.
pid_t spawn(char* const* argv, char* const* envp, const std::string& cwd, int in, int out, int err) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  sigset_t defaults;
  ::sigemptyset(&defaults);
  ::sigaddset(&defaults, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  if (!cwd.empty()) ::posix_spawn_file_actions_addchdir_np(&actions, cwd.c_str());
  ::posix_spawn_file_actions_adddup2(&actions, in, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out, 1);
  ::posix_spawn_file_actions_adddup2(&actions, err, 2);
  pid_t pid = 0;
  if (::posix_spawnp(&pid, argv[0], &actions, &attributes, argv, envp) != 0) pid = 0;
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  return pid;
}

// Appends what is readable; false at EOF.
bool drain(int fd, std::string& text) {
  std::array<char, 65536> block;
  const ssize_t n = ::read(fd, block.data(), block.size());
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  text.append(block.data(), static_cast<std::size_t>(n));
  return n > 0;
}

// Feeds a slice of the input; closes the pipe when all of it is gone.
void feed(Fd& pipe, std::string_view& rest) {
  const ssize_t n = ::write(pipe.get(), rest.data(), std::min<std::size_t>(rest.size(), 4096));
  if (n > 0) rest.remove_prefix(static_cast<std::size_t>(n));
  if (rest.empty() || (n < 0 && errno != EINTR && errno != EAGAIN)) pipe.close();
}

// Until both outputs are at EOF. False on timeout.
bool pump(Fd& in, Fd& out, Fd& err, std::string_view input, RunResult& result, Clock::time_point deadline) {
  while (out || err) {
    std::array<pollfd, 3> fds{{{out.get(), POLLIN, 0}, {err.get(), POLLIN, 0}, {in.get(), POLLOUT, 0}}};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    if (::poll(fds.data(), fds.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) return false;
    if (fds[0].revents != 0 && !drain(out.get(), result.out)) out.close();
    if (fds[1].revents != 0 && !drain(err.get(), result.err)) err.close();
    if (in && fds[2].revents != 0) feed(in, input);
  }
  return true;
}

void reap(pid_t pid, RunResult& result, Clock::time_point deadline) {
  int status = 0;
  pid_t done = 0;
  while ((done = ::waitpid(pid, &status, WNOHANG)) == 0 && Clock::now() < deadline) ::usleep(200);
  if (done == 0) {
    result.timed_out = true;
    ::kill(pid, SIGKILL);
    ::waitpid(pid, &status, 0);
  }
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
}

}  // namespace

RunResult run_program(const std::vector<std::string>& argv, const RunOptions& options) {
  RunResult result;
  const auto start = Clock::now();
  const auto deadline = start + options.limit;
  ::signal(SIGPIPE, SIG_IGN);
  Pipe in = options.input.empty() ? Pipe{Fd(::open("/dev/null", O_RDONLY | O_CLOEXEC)), Fd()} : make_pipe();
  Pipe out = make_pipe(), err = make_pipe();
  const auto arguments = pointers(argv), environment = pointers(options.environment);
  const pid_t pid = spawn(arguments.data(), environment.data(), options.cwd, in.read_end.get(), out.write_end.get(),
                          err.write_end.get());
  if (pid == 0) {
    result.exit_code = 127;
    return result;
  }
  in.read_end.close();
  out.write_end.close();
  err.write_end.close();
  if (options.kill_after.count() > 0) {
    ::usleep(static_cast<useconds_t>(options.kill_after.count()));
    ::kill(pid, SIGKILL);
  }
  if (!pump(in.write_end, out.read_end, err.read_end, options.input, result, deadline)) result.timed_out = true;
  reap(pid, result, result.timed_out ? Clock::now() : deadline);
  result.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  return result;
}

std::string RunResult::line() const { return !out.empty() && out.back() == '\n' ? out.substr(0, out.size() - 1) : out; }

std::string RunResult::describe() const {
  return fmt::format("rc {} signal {}{} after {} ms\nstdout: {}\nstderr: {}", exit_code, signal,
                     timed_out ? " TIMED OUT" : "", took.count(), out, err);
}

}  // namespace support
