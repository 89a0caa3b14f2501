// SPDX-License-Identifier: ISC
#include "bench/command_table.hpp"
#include "bench/scenario.hpp"

namespace bench {
namespace {

void run(Bench& bench) {
  for (const unsigned panes : bench.panes(100)) {
    Pair pair{bench.side(bench.settings().tmux), bench.side(bench.settings().tmux)};
    pair.tmux->open(panes);
    pair.roost->open(panes);
    for (const char* title : {"display-message -p", "send-keys", "set-option -p", "split-window -d", "kill-pane"}) {
      const auto& command = measured_command(title);
      bench.compare(title, panes, bench.settings().runs, pair,
                    [&](Side& side) { return measure_command(side, command); });
    }
  }
}

}  // namespace

extern const Scenario k_noise{"noise", "How far a ratio is to be trusted",
                              "The same with tmux on both sides: all ratios would be 1 on a machine without noise.",
                              "panes", run};

}  // namespace bench
