// SPDX-License-Identifier: ISC
// Formats, targets and the command line.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/parts/universe.hpp"
#include "shim/cli/args.hpp"
#include "shim/cli/command_list.hpp"
#include "shim/format/expand.hpp"
#include "shim/target/resolve.hpp"

namespace {

unsigned panes_of(const benchmark::State& run) { return static_cast<unsigned>(run.range(0)); }

void format_expansion(benchmark::State& run) {
  const bench::Universe universe(panes_of(run));
  shim::FormatContext context;
  context.world = &universe.world;
  context.caller = &universe.caller;
  context.place = universe.place();
  for ([[maybe_unused]] auto _ : run)
    benchmark::DoNotOptimize(
        shim::expand("#{session_name}:#{window_index}.#{pane_index} #{?pane_active,*,-} #{=8:pane_title}", context));
}

void resolve(benchmark::State& run, const std::string& target) {
  const bench::Universe universe(panes_of(run));
  for ([[maybe_unused]] auto _ : run) {
    const auto place = shim::resolve(universe.world, universe.caller, shim::TargetKind::pane, target);
    if (!place) return run.SkipWithError(place.error().message.c_str());
    benchmark::DoNotOptimize(place->pane);
  }
}

void target_by_id(benchmark::State& run) { resolve(run, fmt::format("%{}", panes_of(run) / 2)); }
void target_by_index(benchmark::State& run) { resolve(run, fmt::format("bench:{}.0", panes_of(run) / 2)); }
void target_by_window_name(benchmark::State& run) { resolve(run, fmt::format("bench:window-{}", panes_of(run) / 2)); }

// Flags and operands of one command, out of a list of two.
void argument_parsing(benchmark::State& run) {
  const std::vector<std::string> words{"split-window", "-dPh", "-t",  "%0", "-l", "70%",        "-F",
                                       "#{pane_id}",   "--",   "cat", ";",  "-x", "resize-pane"};
  const shim::ArgSpec spec{"split-window", "bc:de:fF:hIl:p:Pt:vZ", 0, -1, ""};
  for ([[maybe_unused]] auto _ : run) {
    const auto list = shim::split_argv(words);
    const std::vector<std::string> rest(list.front().words.begin() + 1, list.front().words.end());
    const auto args = shim::parse_args(spec, rest);
    if (!args) return run.SkipWithError(args.error().message.c_str());
    benchmark::DoNotOptimize(args->operands().size());
  }
}

}  // namespace

BENCHMARK(format_expansion)->RangeMultiplier(10)->Range(1, 1000);
BENCHMARK(target_by_id)->RangeMultiplier(10)->Range(1, 1000);
BENCHMARK(target_by_index)->RangeMultiplier(10)->Range(1, 1000);
BENCHMARK(target_by_window_name)->RangeMultiplier(10)->Range(1, 1000);
BENCHMARK(argument_parsing);
