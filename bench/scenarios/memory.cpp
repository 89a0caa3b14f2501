// SPDX-License-Identifier: ISC
#include <fmt/format.h>

#include <chrono>
#include <thread>
#include <utility>

#include "bench/keepers.hpp"
#include "bench/printing_panes.hpp"
#include "bench/sample_output.hpp"

namespace bench {
namespace {

constexpr unsigned k_rows = 24;  // of a screen: the history is full when so many lines more were printed
constexpr double k_tmux_kib_a_line = 0.46;
constexpr std::chrono::seconds k_rest{4};
constexpr int k_most_rests = 15;
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
  // An idle host gives back what it needs no more; a thousand on two cores take a while to come to that.
  double before = 0, now = 0;
  for (int rests = 0; rests < 2 || (rests < k_most_rests && now < 0.98 * before); ++rests) {
    std::this_thread::sleep_for(k_rest);
    before = std::exchange(now, pss_kib(keepers_of(printing.side())));
  }
  return now / panes;
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
    "the same, are not counted. Eight seconds after the output has ended, or later if it still falls then, by 2 % in "
    "four seconds. One measurement each: PSS hardly varies.",
    "panes", run};

}  // namespace bench
