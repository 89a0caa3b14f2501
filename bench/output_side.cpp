// SPDX-License-Identifier: ISC
#include "bench/output_side.hpp"

#include <fmt/format.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "bench/timed_run.hpp"

namespace bench {
namespace {

constexpr std::chrono::minutes k_patience{5};
constexpr unsigned k_rest_us = 3'000'000;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void make_file(const std::string& path, std::string_view text = {}) { std::ofstream(path, std::ios::binary) << text; }

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

// The processes that hold the panes: parents of their programs.
std::set<pid_t> keepers(const std::string& pane_pids) {
  std::set<pid_t> found;
  std::istringstream in(pane_pids);
  for (pid_t pid = 0; in >> pid;) {
    const std::string stat = read_file(fmt::format("/proc/{}/stat", pid));
    std::istringstream fields(stat.substr(stat.rfind(')') + 1));
    std::string state;
    pid_t parent = 0;
    if (fields >> state >> parent) found.insert(parent);
  }
  return found;
}

double cpu_seconds(const std::set<pid_t>& processes) {
  double sum = 0;
  for (const pid_t pid : processes) sum += std::stod(read_file(fmt::format("/proc/{}/schedstat", pid))) / 1e9;
  return sum;
}

double pss_kib(const std::set<pid_t>& processes) {
  double sum = 0;
  for (const pid_t pid : processes) {
    const std::string text = read_file(fmt::format("/proc/{}/smaps_rollup", pid));
    if (const auto at = text.find("\nPss:"); at != std::string::npos) sum += std::stod(text.substr(at + 5));
  }
  return sum;
}

}  // namespace

int run_writer(const std::string& folder, const std::string& number) {
  termios raw{};
  ::tcgetattr(0, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(0, TCSANOW, &raw);
  const std::string text = read_file(folder + "/text") + "\033[5n";
  make_file(folder + "/ready." + number);
  while (!exists(folder + "/go")) ::usleep(2000);
  for (std::string_view rest = text; !rest.empty();) {
    const ssize_t written = ::write(1, rest.data(), rest.size());
    if (written <= 0) return 1;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  for (char c = 0; c != 'n';) {
    if (::read(0, &c, 1) != 1) return 1;
  }
  make_file(folder + "/done." + number);
  for (;;) ::pause();
}

OutputSide::OutputSide(std::string binary, std::string self) : binary_(std::move(binary)), self_(std::move(self)) {
  std::array<char, 20> name{"/tmp/roXXXXXX"};
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name.data();
  environment_ = {"PATH=/usr/bin:/bin", "HOME=" + folder_, "TMUX_TMPDIR=" + folder_,
                  "SHELL=/bin/sh",      "LC_ALL=C.UTF-8",  "TERM=xterm-256color"};
}

OutputSide::~OutputSide() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string OutputSide::run(const std::vector<std::string>& words) const {
  std::vector<std::string> argv{binary_, "-f", "/dev/null"};
  argv.insert(argv.end(), words.begin(), words.end());
  const TimedRun result = run_timed(argv, environment_);
  if (result.exit_code != 0) throw std::runtime_error(binary_ + " " + words[0] + ": " + result.output);
  return result.output;
}

void OutputSide::wait_for(const std::string& kind, unsigned count) const {
  const auto deadline = std::chrono::steady_clock::now() + k_patience;
  for (unsigned n = 0; n < count; ++n) {
    while (!exists(fmt::format("{}/{}.{}", folder_, kind, n))) {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error(binary_ + ": not " + kind);
      ::usleep(5000);
    }
  }
}

OutputCost OutputSide::measure(std::string_view text, unsigned panes, unsigned history, Look look) {
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    if (entry.is_regular_file()) std::filesystem::remove(entry.path());
  }
  make_file(folder_ + "/text", text);
  const auto writer = [&](unsigned n) { return fmt::format("exec {} --writer {} {}", self_, folder_, n); };
  run({"start-server", ";", "set-option", "-g", "history-limit", std::to_string(history), ";", "new-session", "-d",
       "-s", "bench", "-x", "80", "-y", "24", writer(0)});
  for (unsigned n = 1; n < panes; ++n) run({"new-window", "-d", "-t", "bench:", writer(n)});
  wait_for("ready", panes);
  const auto processes = keepers(run({"list-panes", "-a", "-F", "#{pane_pid}"}));
  const double before = cpu_seconds(processes);
  make_file(folder_ + "/go");
  wait_for("done", panes);
  const double cpu = cpu_seconds(processes) - before;
  if (look == Look::at_rest) ::usleep(k_rest_us);
  const OutputCost cost{cpu, pss_kib(processes)};
  run({"kill-server"});
  return cost;
}

}  // namespace bench
