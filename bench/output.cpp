// SPDX-License-Identifier: ISC
// What output costs, real tmux and Roost in turn: MB for a second of processor time (user and system, of the server or
// of all hosts), and memory when the history is full. Trust the ratios, which the load of the machine hardly moves.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "bench/output_side.hpp"
#include "bench/sample_output.hpp"

namespace {

struct Options {
  std::string tmux = "/usr/bin/tmux";
  std::string roost = ROOST_TMUX;
  unsigned runs = 3;
  unsigned megabytes = 8;
};

// The best of several runs: what disturbs makes it only slower.
struct Best {
  double cpu = 1e9, pss = 1e9;
  void add(const bench::OutputCost& cost) {
    cpu = std::min(cpu, cost.cpu_seconds);
    pss = std::min(pss, cost.pss_kib);
  }
};

struct Pair {
  Best tmux, roost;
};

Pair measure(const Options& options, const std::string& self, const std::string& text, unsigned panes, unsigned history,
             bench::Look look) {
  bench::OutputSide tmux(options.tmux, self), roost(options.roost, self);
  Pair best;
  for (unsigned run = 0; run < options.runs; ++run) {
    best.tmux.add(tmux.measure(text, panes, history, look));
    best.roost.add(roost.measure(text, panes, history, look));
  }
  return best;
}

void print_throughput(const Options& options, const std::string& self) {
  fmt::print("| output | panes | tmux MB/s | Roost MB/s | times |\n|---|---|---|---|---|\n");
  for (const unsigned panes : {1u, 4u}) {
    for (const auto& [name, text] : bench::sample_outputs(options.megabytes * 1'000'000 / panes)) {
      const Pair best = measure(options, self, text, panes, 2000, bench::Look::at_once);
      const double megabytes = static_cast<double>(text.size()) * panes / 1e6;
      fmt::print("| {} | {} | {:.1f} | {:.1f} | {:.1f} |\n", name, panes, megabytes / best.tmux.cpu,
                 megabytes / best.roost.cpu, best.tmux.cpu / best.roost.cpu);
      std::fflush(stdout);
    }
  }
}

void print_memory(const Options& options, const std::string& self) {
  fmt::print("\n| lines | panes | tmux KiB a pane | Roost KiB a pane | of tmux |\n|---|---|---|---|---|\n");
  for (const unsigned lines : {0u, 2000u, 50000u}) {
    for (const unsigned panes : {1u, 4u}) {
      for (const bool coloured : {false, true}) {
        if (lines == 0 && coloured) continue;
        std::string text = coloured ? bench::full_coloured_lines(lines + 24) : bench::full_lines(lines + 24);
        if (lines == 0) text.clear();
        Options once = options;
        once.runs = 1;
        const Pair best = measure(once, self, text, panes, std::max(lines, 2000u), bench::Look::at_rest);
        fmt::print("| {}{} | {} | {:.0f} | {:.0f} | {:.2f} |\n", lines, coloured ? " coloured" : "", panes,
                   best.tmux.pss / panes, best.roost.pss / panes, best.roost.pss / best.tmux.pss);
        std::fflush(stdout);
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc == 4 && std::string_view(argv[1]) == "--writer") return bench::run_writer(argv[2], argv[3]);
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--tmux") options.tmux = argv[i + 1];
    if (option == "--roost") options.roost = argv[i + 1];
    if (option == "--runs") options.runs = static_cast<unsigned>(std::atoi(argv[i + 1]));
    if (option == "--mb") options.megabytes = static_cast<unsigned>(std::atoi(argv[i + 1]));
  }
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  print_throughput(options, self);
  print_memory(options, self);
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
