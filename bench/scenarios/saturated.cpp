// SPDX-License-Identifier: ISC
#include "bench/busy_cores.hpp"
#include "bench/command_table.hpp"
#include "bench/scenario.hpp"

namespace bench {
namespace {

constexpr unsigned k_panes = 10;

void run(Bench& bench) {
  Pair pair = bench.open(k_panes);
  const BusyCores busy;
  for (const char* title : {"display-message -p", "send-keys", "capture-pane -p", "set-option -p", "split-window -d",
                            "new-window -d", "respawn-pane -k", "kill-pane"}) {
    const auto& command = measured_command(title);
    bench.compare(title, k_panes, bench.settings().runs, pair,
                  [&](Side& side) { return measure_command(side, command); });
  }
}

}  // namespace

extern const Scenario k_saturated{"saturated", "The same on saturated cores",
                                  "A busy loop runs on every core meanwhile, so each process waits for its turn.",
                                  "panes", run};

}  // namespace bench
