// SPDX-License-Identifier: ISC
// How fast a pane's terminal takes output: MB per second of processor time, for five kinds of output, with a history of
// 2,000 lines that is full. In memory; no pseudo-terminal, no process. "bench_terminal sgr 2" takes one kind twice, for
// callgrind: what another run adds to its instructions is the terminal's.
#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "bench/sample_output.hpp"
#include "shim/term/terminal.hpp"

namespace {

constexpr std::size_t k_bytes = 8 * 1024 * 1024;
constexpr std::size_t k_block = 4096;  // what the kernel gives at a time
constexpr int k_runs = 5;

struct Silent final : shim::TerminalListener {
  void reply(std::string_view) override {}
};

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void feed(shim::Terminal& terminal, std::string_view text) {
  for (; !text.empty(); text.remove_prefix(std::min(k_block, text.size()))) terminal.feed(text.substr(0, k_block));
}

// The best run: what disturbs makes it slower only.
double megabytes_per_second(const std::string& text, int runs) {
  Silent silent;
  shim::Terminal terminal({80, 24}, 2000, silent);
  feed(terminal, std::string_view(text).substr(0, k_bytes / 8));
  double best = 1e9;
  for (int run = 0; run < runs; ++run) {
    const double start = cpu_seconds();
    feed(terminal, text);
    best = std::min(best, cpu_seconds() - start);
  }
  return static_cast<double>(text.size()) / best / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view only = argc > 1 ? argv[1] : "";
  const int runs = argc > 2 ? std::atoi(argv[2]) : k_runs;
  for (const auto& [name, text] : bench::sample_outputs(k_bytes)) {
    if (only.empty() || only == name) fmt::print("{:<6} {:6.0f} MB/s\n", name, megabytes_per_second(text, runs));
  }
}
