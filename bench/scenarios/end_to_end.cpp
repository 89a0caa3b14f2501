// SPDX-License-Identifier: ISC
#include <fmt/format.h>

#include "bench/busy_cores.hpp"
#include "bench/event.hpp"
#include "bench/scenario.hpp"

namespace bench {
namespace {

// Until the program of a new pane has run, not only until the command is back.
double until_program_runs(Side& side, const Event& event) {
  const auto result = side.run({"split-window", "-d", "-t", "bench:0.0", "-P", "-F", "#{pane_id}",
                                fmt::format("echo > {}; exec cat", event.path())},
                               {.event = event.descriptor()});
  side.run({"kill-pane", "-t", without_newline(result.output)});
  return result.event_milliseconds;
}

double until_line_is_read(Side& side, const Event& event) {
  return side.run({"send-keys", "-t", "read:0.0", "hello", "Enter"}, {.event = event.descriptor()}).event_milliseconds;
}

// A program that passes every line on.
void open_reader(Side& side, const Event& event) {
  side.run({"new-session", "-d", "-s", "read",
            fmt::format("exec 3> {0}; echo ready >&3; while read line; do echo >&3; done", event.path())});
  event.wait();
  event.clear();
}

constexpr unsigned k_panes_when_saturated = 10;

void measure(Bench& bench, unsigned panes, const std::string& suffix) {
  Pair pair = bench.open(panes);
  const unsigned runs = bench.runs_with(panes);
  const Event tmux(pair.tmux->folder() + "/ran"), roost(pair.roost->folder() + "/ran");
  const auto event_of = [&](const Side& side) -> const Event& { return &side == pair.tmux.get() ? tmux : roost; };
  bench.compare("split-window until its program runs" + suffix, panes, runs, pair,
                [&](Side& side) { return until_program_runs(side, event_of(side)); });
  for (Side* side : {pair.tmux.get(), pair.roost.get()}) open_reader(*side, event_of(*side));
  bench.compare("send-keys until the line is read" + suffix, panes, runs, pair,
                [&](Side& side) { return until_line_is_read(side, event_of(side)); });
}

void run(Bench& bench) {
  for (const unsigned panes : bench.panes()) measure(bench, panes, "");
  const BusyCores busy;
  measure(bench, k_panes_when_saturated, ", saturated cores");
}

}  // namespace

extern const Scenario k_end_to_end{
    "end-to-end", "Until the program has it",
    "From the spawn of the command until the program in the pane has written to a pipe: a "
    "new pane's first command, or the answer to a line that it has read.",
    "panes", run};

}  // namespace bench
