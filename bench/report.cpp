// SPDX-License-Identifier: ISC
#include "bench/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "bench/bars.hpp"
#include "bench/machine.hpp"

namespace bench {
namespace {

constexpr const char* k_head = R"(# Performance

Written by `./prove bench`; [bench](../bench/README.md) tells how to measure a part of it again.

Every figure is Roost against Debian's tmux in the same run, called by turns, both with `-f /dev/null`: the median, with
the 95th percentile beside it, and Roost's median as a ratio to tmux's. The floor is the median of a static program that
only exits, started between them: no command can be faster. Trust the ratios; times are those of this machine on that day.

Debian's tmux runs the helper `utempter` for every pane that it makes and that it ends, which Roost does not: a tmux built
without it takes about 0.95 of the time for `split-window` and 0.7 for `kill-pane`.

)";

std::string number(double value) {
  if (value >= 1000) return fmt::format("{:.0f}", value);
  if (value >= 100) return fmt::format("{:.1f}", value);
  return fmt::format("{:.2f}", value);
}

std::string list_of(const std::set<std::string>& values) { return fmt::format("{}", fmt::join(values, ", ")); }

std::string about_the_run(const Settings& settings, const std::vector<ScenarioResult>& results) {
  const Machine machine = this_machine();
  std::set<std::string> dates, commits;
  double most_load = 0;
  for (const auto& result : results) {
    dates.insert(result.date);
    commits.insert(result.commit);
    most_load = std::max(most_load, result.load);
  }
  std::string text = "| | |\n|---|---|\n";
  text += fmt::format("| date | {} |\n| Roost | {} |\n| tmux | {} |\n", list_of(dates), list_of(commits),
                      version_of(settings.tmux));
  text += fmt::format("| machine | {}, {} cores, {:.0f} GiB |\n| kernel | Linux {} |\n", machine.cpu, machine.cores,
                      machine.memory_gib, machine.kernel);
  return text + fmt::format("| universes on | {} |\n| load before a scenario | at most {:.1f} |\n\n",
                            machine.file_system, most_load);
}

std::string about_the_bars(const std::vector<ScenarioResult>& results) {
  std::string text =
      "## The bars\n\nWhat it is measured by: the worst figure of each row. `ratio`: of tmux's median, less is "
      "better; `floor`: the ratio that the program has beside it which only exits.\n\n"
      "| | bar | moonshot | measured | | the worst | median of the row | floor |\n"
      "|---|--:|--:|--:|---|---|--:|--:|\n";
  for (const auto& bar : bars()) {
    const Reached value = reached(bar, results);
    const char* verdict = !value.measured  ? "not measured"
                          : value.moonshot ? "**moonshot**"
                          : value.bar      ? "met"
                                           : "missed";
    text += fmt::format("| {}{} | {} | {} | {} | {} | {} | {} | {} |\n", bar.title,
                        bar.measure == Measure::ratio ? ": ratio" : "", bar.bar, bar.moonshot,
                        value.measured ? fmt::format("{:.3g}", value.value) : "", verdict, value.worst,
                        value.measured ? fmt::format("{:.3g}", value.median) : "",
                        value.floor ? fmt::format("{:.2f}", *value.floor) : "");
  }
  return text + "\n";
}

std::string row(const Scenario& scenario, const Figure& figure) {
  std::string text = fmt::format("| {} |", figure.what);
  if (!scenario.size_column.empty()) text += figure.size == 0 ? " |" : fmt::format(" {} |", figure.size);
  text += fmt::format(" {} |", figure.unit);
  if (figure.tmux) {
    text += fmt::format(" {} | {} |", number(figure.tmux->median), number(figure.tmux->p95));
  } else {
    text += " | |";
  }
  text += fmt::format(" {} | {} |", number(figure.roost.median), number(figure.roost.p95));
  text += figure.tmux ? fmt::format(" {:.2f} |", figure.ratio()) : " |";
  text += figure.floor ? fmt::format(" {} |", number(*figure.floor)) : " |";
  return text + fmt::format(" {} |\n", figure.runs);
}

std::string section(const Scenario& scenario, const ScenarioResult& result) {
  const bool same = scenario.name == "noise";
  std::string text = fmt::format("## {}\n\n{}\n\n", scenario.title, scenario.about);
  for (const auto& note : result.notes) text += note + "\n\n";
  if (result.figures.empty()) return text;
  const bool sized = !scenario.size_column.empty();
  text += fmt::format(
      "| |{} | tmux | p95 | {} | p95 | ratio | floor | runs |\n|---|{}---|--:|--:|--:|--:|--:|--:|--:|\n",
      sized ? fmt::format(" {} |", scenario.size_column) : "", same ? "tmux again" : "Roost", sized ? "--:|" : "");
  for (const auto& figure : result.figures) text += row(scenario, figure);
  return text + "\n";
}

}  // namespace

std::string report(const Settings& settings, const std::vector<ScenarioResult>& results) {
  std::string text = k_head + about_the_run(settings, results) + about_the_bars(results);
  for (const Scenario* scenario : scenarios()) {
    for (const auto& result : results)
      if (result.name == scenario->name) text += section(*scenario, result);
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace bench
