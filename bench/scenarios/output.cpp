// SPDX-License-Identifier: ISC
#include <fmt/format.h>

#include <chrono>

#include "bench/keepers.hpp"
#include "bench/output_kinds.hpp"
#include "bench/printing_panes.hpp"

namespace bench {
namespace {

constexpr unsigned k_history = 2000;
constexpr unsigned k_rounds = 5;

struct Cost {
  std::vector<double> cpu, wall;  // milliseconds for a megabyte
};

void add_round(Bench& bench, const std::string& binary, unsigned panes, const std::string& text, Cost& cost) {
  PrintingPanes printing(bench, binary, panes, k_history, text);
  const auto keepers = keepers_of(printing.side());
  const double megabytes = static_cast<double>(text.size()) * panes / 1e6;
  const double before = cpu_milliseconds(keepers);
  const auto start = std::chrono::steady_clock::now();
  printing.start();
  printing.wait();
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  cost.cpu.push_back((cpu_milliseconds(keepers) - before) / megabytes);
  cost.wall.push_back(wall.count() / megabytes);
}

void run(Bench& bench) {
  const unsigned rounds = bench.settings().quick ? 1 : k_rounds;
  for (const unsigned panes : {1u, 4u}) {
    for (const auto& [kind, text] : output_kinds(output_bytes(bench.settings()) / panes)) {
      Cost tmux, roost;
      for (unsigned round = 0; round < rounds; ++round) {
        add_round(bench, bench.settings().tmux, panes, text, tmux);
        add_round(bench, bench.settings().roost, panes, text, roost);
      }
      Figure cpu = figure_of(kind + ": CPU", panes, {tmux.cpu, roost.cpu, {}});
      Figure wall = figure_of(kind + ": wall", panes, {tmux.wall, roost.wall, {}});
      cpu.unit = wall.unit = "ms/MB";
      bench.add(cpu);
      bench.add(wall);
    }
  }
}

}  // namespace

extern const Scenario k_output{
    "output", "Output into panes",
    "Programs in 1 and 4 panes of 80x24, all printing at once, each until the terminal has "
    "answered that it took everything; histories of 2,000 lines. CPU is the processor time of "
    "the server or of all hosts, user and system, without the programs.",
    "panes", run};

}  // namespace bench
