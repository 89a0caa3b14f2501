// SPDX-License-Identifier: ISC
#include <fmt/format.h>

#include <chrono>
#include <limits>
#include <set>
#include <sstream>
#include <stdexcept>

#include "bench/scenario.hpp"
#include "tests/support/process_barrier.hpp"

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned k_calls_each = 8;
constexpr unsigned k_rounds = 5;
constexpr std::size_t k_error_length = 200;

struct Storm {
  double per_second = 0;
  std::vector<double> times;  // of each call
  std::vector<std::string> failures;
};

struct Storms {
  std::vector<double> per_second, times;
  std::vector<std::string> failures;
  void add(const Storm& storm) {
    failures.insert(failures.end(), storm.failures.begin(), storm.failures.end());
    per_second.push_back(storm.per_second);
    times.insert(times.end(), storm.times.begin(), storm.times.end());
  }
};

// One call of a worker: its time, and the id that must be nobody else's.
struct Call {
  double milliseconds;
  std::string id;
};

// A worker's report: when it began and ended, and a line for each call, "MILLISECONDS ID" or "failed WORDS". It is a
// child of ours, so nothing may be thrown out of it.
std::string work(const std::function<Call()>& call) {
  std::string report;
  const auto start = Clock::now();
  for (unsigned i = 0; i < k_calls_each; ++i) {
    try {
      const Call made = call();
      report += fmt::format("{} {}\n", made.milliseconds, made.id.empty() ? "-" : made.id);
    } catch (const std::exception& error) {
      report += fmt::format("failed {}\n", std::string_view(error.what()).substr(0, k_error_length));
    }
  }
  return fmt::format("{} {}\n", start.time_since_epoch().count(), Clock::now().time_since_epoch().count()) + report;
}

// `processes` workers begin at once and call k_calls_each times each.
Storm storm(unsigned processes, const std::function<Call(unsigned worker)>& call) {
  Storm result;
  std::set<std::string> ids;
  Clock::rep first = std::numeric_limits<Clock::rep>::max(), last = 0;
  for (const auto& report :
       support::run_at_barrier(processes, [&](unsigned worker) { return work([&] { return call(worker); }); })) {
    std::istringstream lines(report);
    Clock::rep start = 0, end = 0;
    if (!(lines >> start >> end)) throw std::runtime_error("a process of the storm died");
    first = std::min(first, start);
    last = std::max(last, end);
    std::string time, rest;
    while (lines >> time && std::getline(lines >> std::ws, rest)) {
      if (time == "failed") {
        result.failures.push_back(rest);
        continue;
      }
      result.times.push_back(std::stod(time));
      if (rest != "-" && !ids.insert(rest).second) throw std::runtime_error("an id was given out twice: " + rest);
    }
  }
  if (result.times.size() + result.failures.size() != std::size_t{processes} * k_calls_each)
    throw std::runtime_error("a call of the storm is missing");
  const std::chrono::duration<double> took = Clock::duration(last - first);
  result.per_second = static_cast<double>(result.times.size()) / took.count();
  return result;
}

Call spawn(const Side& side, unsigned) {
  const auto result = side.run({"new-window", "-d", "-t", "bench:", "-P", "-F", "#{pane_id}", "exec cat"});
  return {result.milliseconds, without_newline(result.output)};
}

// Every second process writes.
Call read_or_write(const Side& side, unsigned worker) {
  static const std::vector<Words> reads{{"display-message", "-p", "-t", "bench:0.0", "#{pane_id}"},
                                        {"list-panes", "-a", "-F", "#{pane_id} #{pane_pid}"},
                                        {"capture-pane", "-p", "-t", "bench:0.0"}};
  static const std::vector<Words> writes{{"set-option", "-p", "-t", "bench:0.0", "@mark", "value"},
                                         {"select-pane", "-t", "bench:0.0", "-T", "alpha"},
                                         {"rename-window", "-t", "bench:0", "name"}};
  const auto& table = worker % 2 == 0 ? reads : writes;
  return {side.run(table[worker / 2 % table.size()]).milliseconds, {}};
}

void note_failures(Bench& bench, const std::string& what, unsigned processes, const char* program,
                   const Storms& storms) {
  if (storms.failures.empty()) return;
  bench.note(fmt::format("{}, {} processes: {} of {} calls of {} failed, the first with `{}`.", what, processes,
                         storms.failures.size(), storms.failures.size() + storms.times.size(), program,
                         storms.failures.front()));
}

struct Kind {
  const char* what;
  unsigned panes;
  Call (*call)(const Side& side, unsigned worker);
};

void compare_storms(Bench& bench, const Kind& kind, unsigned processes, unsigned rounds) {
  Storms tmux, roost, floor;
  for (unsigned round = 0; round < rounds; ++round) {
    Pair pair = bench.open(kind.panes);
    tmux.add(storm(processes, [&](unsigned worker) { return kind.call(*pair.tmux, worker); }));
    roost.add(storm(processes, [&](unsigned worker) { return kind.call(*pair.roost, worker); }));
    floor.add(storm(processes, [&](unsigned) { return Call{bench.floor(), {}}; }));
  }
  note_failures(bench, kind.what, processes, "tmux", tmux);
  note_failures(bench, kind.what, processes, "Roost", roost);
  Figure rate = figure_of(kind.what, processes, {tmux.per_second, roost.per_second, floor.per_second});
  rate.unit = "/s";
  bench.add(rate);
  bench.add(figure_of(fmt::format("{}: one call", kind.what), processes, {tmux.times, roost.times, floor.times}));
  Figure worst = figure_of(fmt::format("{}: p99 of a call", kind.what), processes, {});
  worst.tmux = Summary{quantile(tmux.times, 0.99), quantile(tmux.times, 1)};
  worst.roost = {quantile(roost.times, 0.99), quantile(roost.times, 1)};
  worst.floor = quantile(floor.times, 0.99);
  worst.runs = static_cast<unsigned>(roost.times.size());
  bench.add(worst);
}

void run(Bench& bench) {
  const unsigned rounds = bench.settings().quick ? 1 : k_rounds;
  for (const Kind& kind : {Kind{"new-window", 1, spawn}, Kind{"readers and writers", 10, read_or_write}})
    for (const unsigned processes : {8u, 32u, 64u}) compare_storms(bench, kind, processes, rounds);
}

}  // namespace

extern const Scenario k_storms{
    "storms", "Many at once",
    "Processes that wait for each other at a barrier and then call eight times each: "
    "`new-window -d` in a universe of one pane, every id checked to be unique; or three reading "
    "and three changing commands, every second process a writer, in a universe of 10 panes. "
    "Calls per second (more is better), the time of a call, and its p99 (with the worst in the "
    "place of p95).",
    "processes", run};

}  // namespace bench
