// SPDX-License-Identifier: ISC
#include "tests/support/small_world.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/process_list.hpp"
#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"

namespace support {

namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* k_wishes[] = {"stop", "kill", "faults"};

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

int elapsed_ms(Clock::time_point start) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
}

}  // namespace

void short_pause() { ::usleep(2000); }

int wait_for_exit(pid_t pid, int limit_ms) {
  const auto start = Clock::now();
  int status = 0;
  while (::waitpid(pid, &status, WNOHANG) == 0) {
    if (elapsed_ms(start) > limit_ms) return -1000;
    short_pause();
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

SmallWorld::SmallWorld() {
  char name[] = "/tmp/rwXXXXXX";
  if (::mkdtemp(name) != nullptr) folder_ = name;
  environment_ = {"PATH=/usr/local/bin:/usr/bin:/bin",
                  "HOME=" + folder_,
                  "TMUX_TMPDIR=" + folder_,
                  "SHELL=/bin/sh",
                  "TERM=xterm-256color",
                  "LC_ALL=C.UTF-8",
                  "ROOST_LOCK_WAIT_MS=400",
                  "ROOST_STOP_AT=" + folder_ + "/stop",
                  "ROOST_KILL_AT=" + folder_ + "/kill",
                  "ROOST_FAULTS=" + folder_ + "/faults",
                  "ROOST_TRACE=" + folder_ + "/trace"};
}

SmallWorld::~SmallWorld() {
  if (folder_.empty()) return;
  forget_wishes();
  for (int round = 0; round < 100; ++round) {
    const auto left = processes();
    if (left.empty()) break;
    for (const pid_t pid : left) ::kill(pid, SIGKILL);
    short_pause();
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string SmallWorld::build() const {
  for (const Words& words : world_commands()) {
    const auto made = tmux(words);
    if (!made.ok()) return fmt::format("the world could not be made: {}\n{}", words[0], made.describe());
  }
  return {};
}

std::string SmallWorld::socket_path() const { return fmt::format("{}/tmux-{}/default", folder_, ::getuid()); }

RunResult SmallWorld::tmux(const Words& words) const {
  Words argv{tmux_binary()};
  argv.insert(argv.end(), words.begin(), words.end());
  return run_program(argv, {environment_, folder_, {}});
}

pid_t SmallWorld::launch(const Words& words) const {
  Words argv{tmux_binary()};
  argv.insert(argv.end(), words.begin(), words.end());
  std::vector<char*> arguments, variables;
  for (auto& word : argv) arguments.push_back(word.data());
  for (const auto& entry : environment_) variables.push_back(const_cast<char*>(entry.c_str()));
  arguments.push_back(nullptr);
  variables.push_back(nullptr);
  const int in = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  const int out = ::open((folder_ + "/out").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const int err = ::open((folder_ + "/err").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::dup2(err, 2);
    if (::chdir(folder_.c_str()) == 0) ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
  }
  for (const int fd : {in, out, err}) ::close(fd);
  return pid;
}

std::string SmallWorld::launched_errors() const { return slurp(folder_ + "/err"); }
std::string SmallWorld::launched_output() const { return slurp(folder_ + "/out"); }

// By rename: a process may be reading.
void SmallWorld::wish(std::string_view what, std::string_view text) const {
  const std::string path = fmt::format("{}/{}", folder_, what);
  std::ofstream(path + ".new", std::ios::binary | std::ios::trunc) << text;
  ::rename((path + ".new").c_str(), path.c_str());
}

void SmallWorld::forget_wishes() const {
  for (const char* what : k_wishes) wish(what, "");
}

std::string SmallWorld::trace() const { return slurp(folder_ + "/trace"); }
void SmallWorld::forget_trace() const { ::unlink((folder_ + "/trace").c_str()); }

void SmallWorld::prepare(const Mutation& mutation) const {
  if (!mutation.registry_lost) return;
  std::ofstream(state_path() + "/registry.json", std::ios::binary | std::ios::trunc) << "damaged";
}

std::string SmallWorld::view() const {
  const auto result = tmux(view_words());
  std::string text = result.out + result.err;
  for (auto at = text.find(folder_); at != std::string::npos; at = text.find(folder_))
    text.replace(at, folder_.size(), "~");
  return text;
}

std::map<std::string, LivePane> SmallWorld::panes() const {
  std::map<std::string, LivePane> found;
  const auto hosts = registry_hosts(state_path());
  std::istringstream lines(tmux({"list-panes", "-a", "-F", "#{pane_id} #{pane_pid} #{pane_dead}"}).out);
  std::string id;
  LivePane pane;
  for (int dead = 0; lines >> id >> pane.child >> dead;) {
    pane.dead = dead != 0;
    const auto host = hosts.find(id);
    pane.host = host == hosts.end() ? 0 : host->second;
    found[id] = pane;
  }
  return found;
}

std::set<pid_t> SmallWorld::processes() const {
  const auto all = processes_of(folder_);
  return {all.begin(), all.end()};
}

std::string SmallWorld::mismatch() const {
  const auto listed = panes();
  auto left = processes();
  for (const auto& [id, pane] : listed) {
    if (left.erase(pane.host) == 0) return fmt::format("{} has no host (pid {})", id, pane.host);
    if (!pane.dead && left.erase(pane.child) == 0) return fmt::format("{} has no program (pid {})", id, pane.child);
  }
  // What a program runs in its turn (a pipe of pipe-pane, a job) is nobody's left-over.
  std::erase_if(left, [&](pid_t pid) {
    for (pid_t above = parent_of(pid); above > 1; above = parent_of(above))
      for (const auto& [id, pane] : listed)
        if (above == pane.host || above == pane.child) return true;
    return false;
  });
  for (const pid_t pid : left)
    return fmt::format("left over: {} '{}' ({}, parent {})", pid, command_line_of(pid), state_of(pid), parent_of(pid));
  return {};
}

std::string SmallWorld::settle(int limit_ms, int* took_ms) const {
  const auto start = Clock::now();
  std::string wrong;
  while (!(wrong = mismatch()).empty() && elapsed_ms(start) < limit_ms) short_pause();
  if (took_ms != nullptr) *took_ms = elapsed_ms(start);
  if (!wrong.empty()) return wrong;
  return registry_fault(state_path());
}

}  // namespace support
