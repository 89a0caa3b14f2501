// SPDX-License-Identifier: ISC
// soak [--minutes N] [--seed S] [--writers N] [--panes N]: many processes run random commands in one universe while
// hosts, programs and commands are killed; see docs/guarantees.md. Exit status 0 when every invariant held.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/soak/fault_injector.hpp"
#include "tests/soak/watcher.hpp"
#include "tests/soak/writer.hpp"
#include "tests/support/process_list.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace fs = std::filesystem;

namespace soak {

std::string Plan::socket_path() const { return fmt::format("{}/tmux-{}/default", folder, ::getuid()); }

namespace {

constexpr int k_orphan_check_every = 5;

bool read_arguments(int argc, char** argv, Plan& plan) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string flag = argv[i];
    const double value = std::atof(argv[i + 1]);
    if (!(value > 0)) return false;
    if (flag == "--minutes")
      plan.duration = std::chrono::milliseconds(static_cast<std::int64_t>(value * 60'000));
    else if (flag == "--seed")
      plan.seed = static_cast<unsigned>(value);
    else if (flag == "--writers")
      plan.writers = static_cast<unsigned>(value);
    else if (flag == "--panes")
      plan.pane_cap = static_cast<unsigned>(value);
    else
      return false;
  }
  return argc % 2 == 1;
}

void make_world(Plan& plan) {
  std::array<char, 20> name{"/tmp/rsXXXXXX"};
  plan.folder = ::mkdtemp(name.data()) == nullptr ? "" : name.data();
  plan.tmux = support::tmux_binary();
  plan.environment = {"PATH=/usr/local/bin:/usr/bin:/bin",
                      "HOME=" + plan.folder,
                      "TMUX_TMPDIR=" + plan.folder,
                      "SHELL=/bin/sh",
                      "PS1=$ ",
                      "TERM=xterm-256color",
                      "LC_ALL=C.UTF-8"};
  std::ofstream(plan.folder + "/commands.conf") << "set -g @sourced 1\nsetenv -g SOURCED yes\n";
}

support::RunResult tmux(const Plan& plan, std::vector<std::string> words) {
  words.insert(words.begin(), plan.tmux);
  return support::run_program(words, {plan.environment, plan.folder, {}});
}

std::set<std::string> offered_commands(const Plan& plan) {
  std::set<std::string> names;
  std::istringstream lines(tmux(plan, {"list-commands", "-F", "#{command_list_name}"}).out);
  for (std::string name; std::getline(lines, name);) names.insert(name);
  return names;
}

std::set<std::string> files_below(const std::string& folder) {
  std::set<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; at != end; at.increment(error))
    names.insert(at->path().lexically_relative(folder).string());
  return names;
}

// The files of a universe in which one session lived and was ended.
std::set<std::string> files_of_fresh_universe(const Plan& plan) {
  const auto started = tmux(plan, {"-L", "fresh", "new-session", "-d", "cat"});
  tmux(plan, {"-L", "fresh", "wait-for", "-S", "channel"});
  const auto ended = tmux(plan, {"-L", "fresh", "kill-server"});
  if (!started.ok() || !ended.ok()) fmt::print(stderr, "soak: a fresh universe: {}\n", started.describe());
  return files_below(fmt::format("{}/tmux-{}/fresh.roost", plan.folder, ::getuid()));
}

std::vector<pid_t> start_writers(const Plan& plan, const CommandMix& mix, Figures& figures, int events,
                                 std::int64_t until) {
  std::vector<pid_t> writers;
  for (unsigned number = 0; number < plan.writers; ++number) {
    const pid_t pid = ::fork();
    if (pid == 0) {
      run_writer(plan, mix, figures, number, events, until);
      ::_exit(0);
    }
    writers.push_back(pid);
  }
  return writers;
}

// Ends the universe; what is left of it.
struct Leftovers {
  std::vector<pid_t> processes;
  std::vector<std::string> files;
};
Leftovers end_world(const Plan& plan) {
  Leftovers left;
  const auto expected = files_of_fresh_universe(plan);
  tmux(plan, {"kill-server"});
  support::wait_until([&] { return (left.processes = support::processes_of(plan.folder)).empty(); },
                      std::chrono::seconds(30));
  for (const auto& name : files_below(plan.state_path()))
    if (!expected.contains(name)) left.files.push_back(name);
  return left;
}

void print_figures(const Plan& plan, const Figures& figures, const Watcher& watcher, const Ledger& ledger,
                   const Leftovers& left) {
  fmt::print("seed {}, {} writers, {:.1f} minutes, {} checks\n", plan.seed, plan.writers,
             static_cast<double>(plan.duration.count()) / 60'000, watcher.checks());
  fmt::print("calls made            {} ({} succeeded, {} refused; slowest {} ms)\n", figures.calls.load(),
             figures.succeeded.load(), figures.refused.load(), figures.slowest_ms.load());
  fmt::print("faults injected       {} ({} commands, {} hosts, {} programs killed with kill -9)\n",
             figures.shims_killed + figures.hosts_killed + figures.programs_killed, figures.shims_killed.load(),
             figures.hosts_killed.load(), figures.programs_killed.load());
  fmt::print("panes born            {}\n", figures.panes_born.load());
  fmt::print("panes lost            {}\n", watcher.lost());
  fmt::print("ids reused            {}\n", ledger.reused());
  fmt::print("processes left over   {}\n", left.processes.size());
  fmt::print("files left over       {}\n", left.files.size());
  fmt::print("other complaints      {}\n", watcher.complaints().size() - watcher.lost() - ledger.reused());
}

int run(Plan plan) {
  make_world(plan);
  int ends[2] = {-1, -1};
  if (plan.folder.empty() || ::pipe2(ends, O_CLOEXEC) != 0) return 2;
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  void* shared = ::mmap(nullptr, sizeof(Figures), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto& figures = *new (shared) Figures;
  Ledger ledger(ends[0]);
  Watcher watcher(plan, ledger);
  FaultInjector injector(plan, figures, ledger);
  const CommandMix mix(offered_commands(plan), plan.pane_cap);
  if (!mix.without_row().empty()) fmt::print("commands with a target only: {}\n", fmt::join(mix.without_row(), " "));
  const std::int64_t until = now_ms() + plan.duration.count();
  const auto writers = start_writers(plan, mix, figures, ends[1], until);
  for (int second = 0; now_ms() < until; ++second) {
    ::usleep(500'000);
    injector.strike();
    ::usleep(500'000);
    watcher.check();
    if (second % k_orphan_check_every == 0) watcher.check_orphans();
  }
  for (const pid_t writer : writers) {
    int status = 0;
    ::waitpid(writer, &status, 0);
    if (status != 0) watcher.complain("a writer ended badly");
  }
  watcher.check();
  const Leftovers left = end_world(plan);
  print_figures(plan, figures, watcher, ledger, left);
  for (const pid_t pid : left.processes) {
    fmt::print("left over: {} {}\n", pid, support::command_line_of(pid));
    ::kill(pid, SIGKILL);
  }
  for (const auto& name : left.files) fmt::print("left over: {}\n", name);
  std::error_code ignored;
  const bool good =
      watcher.complaints().empty() && left.processes.empty() && left.files.empty() && watcher.checks() > 0;
  if (good || ::getenv("ROOST_KEEP") == nullptr) fs::remove_all(plan.folder, ignored);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace soak

int main(int argc, char** argv) {
  soak::Plan plan;
  if (!soak::read_arguments(argc, argv, plan)) {
    fmt::print(stderr, "usage: soak [--minutes N] [--seed S] [--writers N] [--panes N]\n");
    return 2;
  }
  return soak::run(plan);
}
