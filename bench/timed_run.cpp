// SPDX-License-Identifier: ISC
#include "bench/timed_run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <stdexcept>

#include "bench/interrupt.hpp"
#include "state/fd.hpp"

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int k_patience_ms = 120'000;  // nothing at all for so long: it hangs

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> result;
  for (const auto& word : words) result.push_back(const_cast<char*>(word.c_str()));
  result.push_back(nullptr);
  return result;
}

class SpawnActions {
 public:
  SpawnActions(const RunOptions& options, int output) {
    ::posix_spawn_file_actions_init(&actions_);
    if (!options.folder.empty()) ::posix_spawn_file_actions_addchdir_np(&actions_, options.folder.c_str());
    ::posix_spawn_file_actions_addopen(&actions_, 0, options.input.c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions_, output, 1);
    ::posix_spawn_file_actions_adddup2(&actions_, output, 2);
  }
  ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Reads the output to its end, and one byte of the event.
void wait_for_end(TimedRun& result, int output, int event, Clock::time_point start) {
  std::array<pollfd, 2> waiting{pollfd{output, POLLIN, 0}, pollfd{event, POLLIN, 0}};
  std::array<char, 65536> block;
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    const int ready = ::poll(waiting.data(), waiting.size(), k_patience_ms);
    check_interrupt();
    if (ready == 0) throw std::runtime_error("a program hangs");
    if (ready < 0) continue;
    if (waiting[1].fd >= 0 && waiting[1].revents != 0 && ::read(event, block.data(), 1) == 1) {
      result.event_milliseconds = milliseconds_since(start);
      waiting[1].fd = -1;
    }
    if (waiting[0].fd >= 0 && waiting[0].revents != 0) {
      const ssize_t n = ::read(output, block.data(), block.size());
      if (n > 0) result.output.append(block.data(), static_cast<std::size_t>(n));
      if (n == 0) waiting[0].fd = -1;
    }
  }
}

void reap(TimedRun& result, pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
}

}  // namespace

TimedRun run_timed(const std::vector<std::string>& argv, const std::vector<std::string>& environment,
                   const RunOptions& options) {
  check_interrupt();
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const state::Fd output(ends[0]);
  state::Fd input(ends[1]);
  const SpawnActions actions(options, input.get());
  std::vector<std::string> all_variables = environment;
  all_variables.insert(all_variables.end(), options.added_environment.begin(), options.added_environment.end());
  const auto arguments = pointers(argv), variables = pointers(all_variables);

  TimedRun result;
  pid_t pid = 0;
  const auto start = Clock::now();
  if (::posix_spawn(&pid, argv[0].c_str(), actions.get(), nullptr, arguments.data(), variables.data()) != 0)
    throw std::runtime_error("can't run " + argv[0]);
  input = state::Fd();
  try {
    wait_for_end(result, output.get(), options.event, start);
  } catch (...) {
    ::kill(pid, SIGKILL);
    reap(result, pid);
    throw;
  }
  reap(result, pid);
  result.milliseconds = milliseconds_since(start);
  return result;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace bench
