// SPDX-License-Identifier: ISC
#include "bench/scenario.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace bench {
namespace {

constexpr unsigned k_spare_terminals = 20;

unsigned number_in(const char* path) {
  unsigned number = 0;
  std::ifstream(path) >> number;
  return number;
}

unsigned free_terminals() { return number_in("/proc/sys/kernel/pty/max") - number_in("/proc/sys/kernel/pty/nr"); }

}  // namespace

extern const Scenario k_commands, k_cold, k_saturated, k_end_to_end, k_recorded, k_storms, k_output, k_latency,
    k_memory, k_growth, k_calls, k_parts, k_noise;

std::span<const Scenario* const> scenarios() {
  static constexpr std::array<const Scenario*, 13> table{
      &k_commands, &k_cold,   &k_saturated, &k_end_to_end, &k_recorded, &k_storms, &k_output,
      &k_latency,  &k_memory, &k_growth,    &k_calls,      &k_parts,    &k_noise};
  return table;
}

std::vector<unsigned> Bench::panes(unsigned most) {
  const unsigned terminals = free_terminals();
  std::vector<unsigned> result;
  for (const unsigned count : settings_.panes) {
    if (count > most) continue;
    if (2 * count + k_spare_terminals <= terminals) {
      result.push_back(count);
    } else {
      note(fmt::format("Not measured: {} panes, since the machine has {} free pseudo-terminals.", count, terminals));
    }
  }
  return result;
}

std::unique_ptr<Side> Bench::side(const std::string& binary) { return std::make_unique<Side>(binary, folder_.add()); }

Pair Bench::sides() { return {side(settings_.tmux), side(settings_.roost)}; }

Pair Bench::open(unsigned panes) {
  Pair pair = sides();
  pair.tmux->open(panes);
  pair.roost->open(panes);
  return pair;
}

double Bench::floor() const { return run_timed({settings_.floor}, {}).milliseconds; }

Samples Bench::interleave(unsigned runs, Pair& pair, const Measure& measure) const {
  Samples samples;
  measure(*pair.tmux);  // both once outside the count: page cache, first use
  measure(*pair.roost);
  for (unsigned run = 0; run < runs; ++run) {
    if (run % 2 == 0) samples.tmux.push_back(measure(*pair.tmux));
    samples.roost.push_back(measure(*pair.roost));
    if (run % 2 != 0) samples.tmux.push_back(measure(*pair.tmux));
    samples.floor.push_back(floor());
  }
  return samples;
}

void Bench::compare(const std::string& what, unsigned size, unsigned runs, Pair& pair, const Measure& measure) {
  add(figure_of(what, size, interleave(runs, pair, measure)));
}

void Bench::add(Figure figure) {
  const double tmux = figure.tmux ? figure.tmux->median : 0;
  fmt::print(stderr, "  {:<44} {:>5}  {:>10.3f} {:>10.3f} {:<6} {:.2f}\n", figure.what, figure.size, tmux,
             figure.roost.median, figure.unit, figure.ratio());
  result_.figures.push_back(std::move(figure));
}

}  // namespace bench
