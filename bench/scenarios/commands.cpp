// SPDX-License-Identifier: ISC
#include "bench/command_table.hpp"
#include "bench/scenario.hpp"

namespace bench {
namespace {

void run(Bench& bench) {
  const auto sizes = bench.panes();
  for (const unsigned panes : sizes) {
    Pair pair = bench.open(panes);
    prepare_for_commands(*pair.tmux);
    prepare_for_commands(*pair.roost);
    for (const auto& command : measured_commands()) {
      // Neither depends on the panes of the universe.
      const bool once = command.shape == Shape::kills_server || command.title == "-V";
      if (once && panes != sizes.front()) continue;
      bench.compare(std::string(command.title), panes, bench.runs_with(panes), pair,
                    [&](Side& side) { return measure_command(side, command); });
    }
  }
}

}  // namespace

extern const Scenario k_commands{
    "commands", "Every command that clients send",
    "One session, its first window with three panes from 10 panes on, every other pane in a "
    "window of its own, all running `cat`. From the spawn of the command until it is reaped "
    "and its output is at its end.",
    "panes", run};

}  // namespace bench
