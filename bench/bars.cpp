// SPDX-License-Identifier: ISC
#include "bench/bars.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bench {
namespace {

const std::vector<std::string_view> k_quick{
    "has-session",   "display-message -p",     "list-panes",        "list-panes -a", "list-windows",
    "list-sessions", "show-options -gv",       "show-environment*", "send-keys*",    "capture-pane -p",
    "set-option*",   "capture-pane -peJ -S -", "select-pane -T"};
const std::vector<std::string_view> k_births{"split-window -d", "new-window -d", "respawn-pane -k"};

bool is_named(std::string_view what, std::string_view pattern) {
  return pattern.ends_with('*') ? what.starts_with(pattern.substr(0, pattern.size() - 1)) : what == pattern;
}

bool counts(const Figure& figure, const Bar& bar) {
  const auto is_it = [&](std::string_view pattern) { return is_named(figure.what, pattern); };
  return std::any_of(bar.whats.begin(), bar.whats.end(), is_it) &&
         (bar.sizes.empty() || std::find(bar.sizes.begin(), bar.sizes.end(), figure.size) != bar.sizes.end());
}

double value_of(const Figure& figure, Measure measure) {
  return measure == Measure::roost ? figure.roost.median : figure.ratio();
}

}  // namespace

std::span<const Bar> bars() {
  static const std::vector<Bar> table{
      {"reads, send-keys, capture-pane, set-option, select-pane at 1 and 10 panes",
       "commands",
       k_quick,
       {1, 10},
       Measure::ratio,
       0.40,
       0.25},
      {"the same at 100 panes", "commands", k_quick, {100}, Measure::ratio, 0.30, 0.20},
      {"the same at 1,000 panes", "commands", k_quick, {1000}, Measure::ratio, 0.15, 0.07},
      {"split-window, new-window, respawn-pane, idle cores", "commands", k_births, {1, 10}, Measure::ratio, 0.35, 0.20},
      {"the same, saturated cores", "saturated", k_births, {}, Measure::ratio, 0.80, 0.60},
      {"split-window until its program runs",
       "end-to-end",
       {"split-window until its program runs"},
       {1, 10},
       Measure::ratio,
       0.45,
       0.30},
      {"kill-pane", "commands", {"kill-pane"}, {1, 10}, Measure::ratio, 0.35, 0.20},
      {"new-session, cold", "cold", {"new-session*"}, {}, Measure::ratio, 0.15, 0.07},
      {"spawns per second, 64 processes at once", "storms", {"new-window"}, {64}, Measure::faster, 3, 5},
      {"the recorded spawn of a team as a whole", "recorded", {"Claude Code*"}, {}, Measure::ratio, 0.40, 0.25},
      {"CPU of output: ASCII, a build log, `yes`",
       "output",
       {"ascii: CPU", "log: CPU", "yes: CPU"},
       {},
       Measure::ratio,
       0.50,
       0.33},
      {"CPU of output: SGR", "output", {"sgr: CPU"}, {}, Measure::ratio, 0.25, 0.12},
      {"CPU of output: CJK", "output", {"cjk: CPU"}, {}, Measure::ratio, 0.25, 0.12},
      {"wall time of four panes that print at once",
       "output",
       {"ascii: wall", "log: wall", "yes: wall", "sgr: wall", "cjk: wall", "emoji: wall"},
       {4},
       Measure::ratio,
       0.50,
       0.30},
      {"PSS of an empty pane, KiB, 100 panes", "memory", {"empty"}, {100}, Measure::roost, 100, 80},
      {"PSS of a pane with 2,000 full lines, 100 panes",
       "memory",
       {"2000 full lines"},
       {100},
       Measure::ratio,
       0.35,
       0.25},
      {"PSS of a pane with 50,000 full lines, 100 panes",
       "memory",
       {"50000 full lines"},
       {100},
       Measure::ratio,
       0.25,
       0.15},
      {"growth after 10,000 spawns and kills, times",
       "growth",
       {"display-message -p, spawns and kills before: grown by small",
        "set-option -p, spawns and kills before: grown by small",
        "split-window -d, spawns and kills before: grown by small"},
       {10000},
       Measure::roost,
       1.10,
       1.05},
  };
  return table;
}

Reached reached(const Bar& bar, const std::vector<ScenarioResult>& results) {
  Reached result;
  const bool more = bar.measure == Measure::faster;
  std::vector<double> values;
  for (const auto& scenario : results) {
    if (scenario.name != bar.scenario) continue;
    for (const auto& figure : scenario.figures) {
      if (!counts(figure, bar)) continue;
      const double value = value_of(figure, bar.measure);
      values.push_back(value);
      if (result.measured && (more ? value >= result.value : value <= result.value)) continue;
      result.measured = true;
      result.value = value;
      result.floor.reset();
      if (bar.measure == Measure::ratio && figure.floor && figure.tmux)
        result.floor = *figure.floor / figure.tmux->median;
      result.worst = figure.size == 0 ? figure.what : fmt::format("{}, {}", figure.what, figure.size);
    }
  }
  if (result.measured) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    result.median = values[values.size() / 2];
    result.bar = more ? result.value >= bar.bar : result.value <= bar.bar;
    result.moonshot = more ? result.value >= bar.moonshot : result.value <= bar.moonshot;
  }
  return result;
}

}  // namespace bench
