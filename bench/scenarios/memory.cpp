// SPDX-License-Identifier: ISC
#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "bench/keepers.hpp"
#include "bench/printing_panes.hpp"
#include "bench/sample_output.hpp"

namespace bench {
namespace {

constexpr unsigned k_rows = 24;  // of a screen: the history is full when so many lines more were printed
constexpr double k_tmux_kib_a_line = 0.46;
constexpr std::chrono::seconds k_rest{4};  // an idle host gives back what it needs no more
constexpr double k_spare_mib = 1500;

// A thousand panes with 50,000 lines are 22 GB in tmux.
bool has_room(Bench& bench, unsigned panes, unsigned lines) {
  const double needed_mib = k_tmux_kib_a_line * lines * panes / 1024 * 1.5 + panes;
  if (needed_mib + k_spare_mib < available_mib() && needed_mib < 8000) return true;
  bench.note(fmt::format("Not measured: {} panes with {} lines, which need about {:.0f} GB in tmux.", panes, lines,
                         k_tmux_kib_a_line * lines * panes / 1024 / 1024));
  return false;
}

double kib_a_pane(Bench& bench, const std::string& binary, unsigned panes, unsigned lines) {
  PrintingPanes printing(bench, binary, panes, lines == 0 ? 2000 : lines,
                         lines == 0 ? std::string() : full_lines(lines + k_rows));
  printing.start();
  printing.wait();
  std::this_thread::sleep_for(k_rest);
  return pss_kib(keepers_of(printing.side())) / panes;
}

void run(Bench& bench) {
  for (const unsigned lines : {0u, 2000u, 50000u}) {
    for (const unsigned panes : bench.panes(bench.settings().quick ? 10 : 1000)) {
      if (!has_room(bench, panes, lines)) continue;
      Samples samples;
      samples.tmux.push_back(kib_a_pane(bench, bench.settings().tmux, panes, lines));
      samples.roost.push_back(kib_a_pane(bench, bench.settings().roost, panes, lines));
      Figure figure = figure_of(lines == 0 ? "empty" : fmt::format("{} full lines", lines), panes, samples);
      figure.unit = "KiB/pane";
      bench.add(figure);
    }
  }
}

}  // namespace

extern const Scenario k_memory{
    "memory", "Memory",
    "PSS of the server, or of all hosts, by the number of panes (80x24), with histories that "
    "hold nothing, 2,000 or 50,000 lines of 79 characters. The programs in the panes, which are "
    "the same, are not counted. Four seconds after the output has ended. One measurement each: PSS hardly varies.",
    "panes", run};

}  // namespace bench
