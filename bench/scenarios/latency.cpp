// SPDX-License-Identifier: ISC
#include "bench/output_kinds.hpp"
#include "bench/printing_panes.hpp"

namespace bench {
namespace {

constexpr unsigned k_history = 2000;
constexpr unsigned k_calls = 40;  // in a round, as long as there is output
constexpr unsigned k_most_rounds = 5;

// capture-pane of another pane while the others print. The programs print four times as much as elsewhere: only the
// calls while they do so count, and those are few.
std::vector<double> calls_meanwhile(Bench& bench, const std::string& binary, unsigned panes, const std::string& text) {
  PrintingPanes printing(bench, binary, panes, k_history, text);
  printing.side().run({"new-session", "-d", "-s", "idle", "exec cat"});
  std::vector<double> times;
  printing.start();
  while (times.size() < k_calls && !printing.some_done())
    times.push_back(printing.side().run({"capture-pane", "-p", "-t", "idle:0.0"}).milliseconds);
  if (!times.empty() && printing.some_done()) times.pop_back();
  printing.wait();
  return times;
}

void run(Bench& bench) {
  const unsigned wanted = bench.settings().quick ? k_calls : bench.settings().runs;
  for (const unsigned panes : {1u, 4u}) {
    for (const auto& [kind, text] : output_kinds(4 * output_bytes(bench.settings()) / panes)) {
      if (kind != "ascii" && kind != "sgr") continue;
      Samples samples;
      for (unsigned round = 0; round < k_most_rounds && samples.roost.size() < wanted; ++round) {
        for (auto* side : {&samples.tmux, &samples.roost}) {
          const auto& binary = side == &samples.tmux ? bench.settings().tmux : bench.settings().roost;
          const auto times = calls_meanwhile(bench, binary, panes, text);
          side->insert(side->end(), times.begin(), times.end());
        }
      }
      for (unsigned i = 0; i < k_calls; ++i) samples.floor.push_back(bench.floor());
      bench.add(figure_of("capture-pane of another pane: " + kind, panes, samples));
    }
  }
}

}  // namespace

extern const Scenario k_latency{
    "latency", "Other panes meanwhile",
    "`capture-pane -p` of an idle pane while the programs of 1 and 4 other panes print as fast "
    "as they can.",
    "printing", run};

}  // namespace bench
