// SPDX-License-Identifier: ISC
#include "bench/side.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "bench/run_folder.hpp"

namespace bench {
namespace {

constexpr unsigned k_team = 3;
constexpr unsigned k_panes_with_a_team = 10;
constexpr int k_patience_ms = 60'000;  // a server with a thousand full panes takes its time

}  // namespace

std::string without_newline(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

Side::Side(std::string binary, std::string folder) : binary_(std::move(binary)), folder_(std::move(folder)) {
  environment_ = {"PATH=/usr/bin:/bin", "HOME=" + folder_, "TMUX_TMPDIR=" + folder_,
                  "SHELL=/bin/sh",      "LC_ALL=C.UTF-8",  "TERM=xterm-256color"};
}

Side::~Side() {
  int patience_ms = k_patience_ms;
  try {
    run_any({"kill-server"});
  } catch (const std::exception&) {  // it hangs, or we were interrupted
    patience_ms = 0;
  }
  end_processes_of(folder_, patience_ms);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Side::open(unsigned panes) {
  run({"-f", "/dev/null", "new-session", "-d", "-s", "bench", "-x", "200", "-y", "50", "exec cat"});
  for (unsigned made = 1; made < panes; ++made) {
    if (panes >= k_panes_with_a_team && made < k_team) {
      run({"split-window", "-d", "-t", "bench:0.0", "exec cat"});
    } else {
      run({"new-window", "-d", "-t", "bench:", "exec cat"});
    }
  }
}

TimedRun Side::run_any(const Words& words, const RunOptions& options) const { return run_under({}, words, options); }

TimedRun Side::run_under(const Words& prefix, const Words& words, const RunOptions& options) const {
  Words argv = prefix;
  argv.push_back(binary_);
  argv.insert(argv.end(), words.begin(), words.end());
  return run_timed(argv, environment_, options);
}

TimedRun Side::run(const Words& words, const RunOptions& options) const {
  TimedRun result = run_any(words, options);
  if (result.exit_code != 0) {
    throw std::runtime_error(fmt::format("{} {}: {}", std::filesystem::path(binary_).filename().string(),
                                         fmt::join(words, " "), without_newline(result.output)));
  }
  return result;
}

std::string Side::ask(const Words& words) const { return without_newline(run(words).output); }

std::string Side::socket_path(const std::string& name) const {
  return fmt::format("{}/tmux-{}/{}", folder_, ::getuid(), name);
}

}  // namespace bench
