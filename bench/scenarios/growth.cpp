// SPDX-License-Identifier: ISC
#include <fmt/format.h>

#include <array>

#include "bench/command_table.hpp"
#include "bench/scenario.hpp"

namespace bench {
namespace {

constexpr unsigned k_commands_in_a_call = 50;

// Runs `command(i)` for 1..count, many to a call.
void run_many(const Side& side, unsigned count, const std::function<Words(unsigned)>& command) {
  for (unsigned i = 1; i <= count;) {
    Words words;
    for (unsigned n = 0; n < k_commands_in_a_call && i <= count; ++n, ++i) {
      if (!words.empty()) words.push_back(";");
      const Words one = command(i);
      words.insert(words.end(), one.begin(), one.end());
    }
    side.run(words);
  }
}

void add_sessions(const Side& side, unsigned count) {
  for (unsigned i = 1; i < count; ++i) side.run({"new-session", "-d", "-s", "s" + std::to_string(i), "exec cat"});
}
void add_options(const Side& side, unsigned count) {
  run_many(side, count, [](unsigned i) { return Words{"set-option", "-g", fmt::format("@option-{}", i), "value"}; });
}
void add_buffers(const Side& side, unsigned count) {
  side.run({"set-option", "-g", "buffer-limit", "100000"});
  run_many(side, count, [](unsigned i) { return Words{"set-buffer", "-b", fmt::format("b{}", i), "some text"}; });
}
void make_calls(const Side& side, unsigned count) {
  for (unsigned i = 0; i < count; ++i)
    side.run(
        {"kill-pane", "-t", side.ask({"split-window", "-d", "-t", "bench:0.0", "-P", "-F", "#{pane_id}", "exec cat"})});
}

struct Growth {
  const char* what;
  void (*grow)(const Side& side, unsigned count);
  std::vector<unsigned> counts, quick_counts;
};

// Small and grown universes of both programs by turns, so that the machine's load is the same for all four.
struct Turns {
  std::array<Side*, 4> sides;  // tmux small, tmux grown, Roost small, Roost grown
  std::array<std::vector<double>, 4> times{};

  void measure(const MeasuredCommand& command, unsigned runs) {
    for (Side* side : sides) measure_command(*side, command);
    for (unsigned run = 0; run < runs; ++run)
      for (std::size_t i = 0; i < sides.size(); ++i) {
        const std::size_t turn = (i + run) % sides.size();
        times[turn].push_back(measure_command(*sides[turn], command));
      }
  }
  double growth(std::size_t grown) const { return quantile(times[grown], 0.5) / quantile(times[grown - 1], 0.5); }
};

void compare_growth(Bench& bench, const Growth& growth, unsigned count, Pair& small) {
  Pair grown = bench.open(1);
  growth.grow(*grown.tmux, count);
  growth.grow(*grown.roost, count);
  for (const char* title : {"display-message -p", "set-option -p", "split-window -d"}) {
    Turns turns{{small.tmux.get(), grown.tmux.get(), small.roost.get(), grown.roost.get()}};
    turns.measure(measured_command(title), bench.settings().runs);
    const std::string what = fmt::format("{}, {}", title, growth.what);
    bench.add(figure_of(what, count, {turns.times[1], turns.times[3], {}}));
    Figure factor{what + ": grown by small", count, "times"};
    factor.tmux = Summary{turns.growth(1), turns.growth(1)};
    factor.roost = Summary{turns.growth(3), turns.growth(3)};
    factor.runs = bench.settings().runs;
    bench.add(factor);
  }
}

void run(Bench& bench) {
  static const std::array<Growth, 4> growths{{
      {"sessions", add_sessions, {10, 100, 500}, {10}},
      {"options", add_options, {100, 1000}, {100}},
      {"buffers", add_buffers, {100, 1000}, {100}},
      {"spawns and kills before", make_calls, {1000, 10000}, {200}},
  }};
  Pair small = bench.open(1);
  for (const auto& growth : growths)
    for (const unsigned count : bench.settings().quick ? growth.quick_counts : growth.counts)
      compare_growth(bench, growth, count, small);
}

}  // namespace

extern const Scenario k_growth{
    "growth", "Growth",
    "The same commands in a universe with many sessions, options or buffers, or after many "
    "spawns and kills, and in one with a single pane, by turns: the time in the grown one, and how "
    "many times that of the small one it is. The first table has growth by the number of panes.",
    "count", run};

}  // namespace bench
