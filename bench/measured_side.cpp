// SPDX-License-Identifier: ISC
#include "bench/measured_side.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>

namespace bench {

MeasuredSide::MeasuredSide(std::string binary, unsigned panes) : binary_(std::move(binary)) {
  std::array<char, 20> name{"/tmp/rbXXXXXX"};
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name.data();
  environment_ = {"PATH=/usr/bin:/bin", "HOME=" + folder_, "TMUX_TMPDIR=" + folder_,
                  "SHELL=/bin/sh",      "LC_ALL=C.UTF-8",  "TERM=xterm-256color"};
  run({"new-session", "-d", "-s", "bench", "-x", "200", "-y", "50", "exec cat"});
  for (unsigned made = 1; made < panes; ++made) run({"new-window", "-d", "-t", "bench:", "exec cat"});
}

MeasuredSide::~MeasuredSide() {
  try {
    run({"kill-server"});
  } catch (const std::exception&) {  // it is gone already
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

TimedRun MeasuredSide::run(const Words& words) const {
  Words argv{binary_};
  argv.insert(argv.end(), words.begin(), words.end());
  TimedRun result = run_timed(argv, environment_);
  if (result.exit_code != 0) throw std::runtime_error(binary_ + " " + words[0] + ": " + result.output);
  return result;
}

TimedRun MeasuredSide::run_cold() {
  const std::string name = "cold" + std::to_string(cold_runs_++);
  TimedRun result = run({"-L", name, "new-session", "-d", "-s", "bench", "exec cat"});
  run({"-L", name, "kill-server"});
  return result;
}

}  // namespace bench
