// SPDX-License-Identifier: ISC
// Times the same commands on real tmux and on Roost, interleaved, and prints a Markdown table of medians and ratios.
// Trust the ratios: absolute times move with the machine's load. With the same program on both sides (an A/A run) every
// ratio should be near 1, and how far it is off is the noise of the machine.
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "bench/measured_side.hpp"
#include "bench/timed_run.hpp"

namespace {

using bench::MeasuredSide;
using bench::Words;

struct Options {
  std::vector<unsigned> panes{1, 10, 100};
  unsigned runs = 50;
  std::string tmux = "/usr/bin/tmux";
  std::string roost = ROOST_TMUX;
};

// What is prepared before the measured command, and undone after it, outside the time.
enum class Shape {
  plain,  // only the command
  makes,  // it prints the id of a new pane, which is killed afterwards
  kills,  // a pane is made first; its id is the last word
  cold,   // new-session where nothing runs; only measured once, with one pane
};

struct Measured {
  const char* title;
  Shape shape;
  Words words;
};

std::vector<Measured> measured_commands() {
  return {
      {"display-message -p", Shape::plain, {"display-message", "-p", "-t", "bench:0.0", "#{pane_id}"}},
      {"list-panes -a", Shape::plain, {"list-panes", "-a", "-F", "#{pane_id} #{pane_pid}"}},
      {"has-session", Shape::plain, {"has-session", "-t", "bench"}},
      {"send-keys", Shape::plain, {"send-keys", "-t", "bench:0.0", "x"}},
      {"capture-pane -p", Shape::plain, {"capture-pane", "-p", "-t", "bench:0.0"}},
      {"set-option -p", Shape::plain, {"set-option", "-p", "-t", "bench:0.0", "@mark", "value"}},
      {"select-pane", Shape::plain, {"select-pane", "-t", "bench:0.0"}},
      {"split-window -d", Shape::makes, {"split-window", "-d", "-t", "bench:0", "-P", "-F", "#{pane_id}", "exec cat"}},
      {"new-window -d", Shape::makes, {"new-window", "-d", "-t", "bench:", "-P", "-F", "#{pane_id}", "exec cat"}},
      {"respawn-pane -k", Shape::plain, {"respawn-pane", "-k", "-t", "bench:0.0", "exec cat"}},
      {"kill-pane", Shape::kills, {"kill-pane", "-t"}},
      {"new-session -d, cold", Shape::cold, {}},
  };
}

std::string without_newline(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

double measure(MeasuredSide& side, const Measured& command) {
  if (command.shape == Shape::cold) return side.run_cold().milliseconds;
  Words words = command.words;
  if (command.shape == Shape::kills)
    words.push_back(
        without_newline(side.run({"new-window", "-d", "-t", "bench:", "-P", "-F", "#{pane_id}", "exec cat"}).output));
  const auto result = side.run(words);
  if (command.shape == Shape::makes) side.run({"kill-pane", "-t", without_newline(result.output)});
  return result.milliseconds;
}

void print_row(const char* title, unsigned panes, double tmux, double roost) {
  fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} |\n", title, panes, tmux, roost, tmux > 0 ? roost / tmux : 0);
  std::fflush(stdout);
}

void compare_with(const Options& options, unsigned panes, std::vector<double>& floor) {
  MeasuredSide tmux(options.tmux, panes), roost(options.roost, panes);
  for (const auto& command : measured_commands()) {
    if (command.shape == Shape::cold && panes != options.panes.front()) continue;
    std::vector<double> tmux_times, roost_times;
    measure(tmux, command);  // both once outside the count: page cache, first use
    measure(roost, command);
    for (unsigned run = 0; run < options.runs; ++run) {
      if (run % 2 == 0) tmux_times.push_back(measure(tmux, command));
      roost_times.push_back(measure(roost, command));
      if (run % 2 != 0) tmux_times.push_back(measure(tmux, command));
      floor.push_back(bench::run_timed({ROOST_FLOOR}, {}).milliseconds);
    }
    print_row(command.title, panes, bench::median(tmux_times), bench::median(roost_times));
  }
}

std::optional<Options> parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string flag = argv[i], value = argv[i + 1];
    if (flag == "--runs") {
      options.runs = static_cast<unsigned>(std::atoi(value.c_str()));
    } else if (flag == "--tmux") {
      options.tmux = value;
    } else if (flag == "--roost") {
      options.roost = value;
    } else if (flag == "--panes") {
      options.panes.clear();
      std::istringstream list(value);
      for (std::string count; std::getline(list, count, ',');)
        options.panes.push_back(static_cast<unsigned>(std::atoi(count.c_str())));
    } else {
      return std::nullopt;
    }
  }
  const bool complete = argc % 2 == 1 && options.runs > 0 && !options.panes.empty();
  return complete ? std::optional(options) : std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse(argc, argv);
  if (!options) {
    fmt::print(stderr, "usage: compare [--panes 1,10,100,1000] [--runs N] [--tmux PATH] [--roost PATH]\n");
    return 2;
  }
  try {
    std::vector<double> floor;
    fmt::print("| command | panes | tmux, median ms | Roost, median ms | ratio |\n|---|--:|--:|--:|--:|\n");
    for (const unsigned panes : options->panes) compare_with(*options, panes, floor);
    fmt::print("\n{} runs of each, interleaved. Starting a program that only exits: {:.2f} ms.\n", options->runs,
               bench::median(floor));
  } catch (const std::exception& error) {
    fmt::print(stderr, "compare: {}\n", error.what());
    return 1;
  }
  return 0;
}
