// SPDX-License-Identifier: ISC
#include <fmt/format.h>

#include <cctype>
#include <fstream>
#include <sstream>

#include "bench/command_table.hpp"
#include "bench/scenario.hpp"

namespace bench {
namespace {

constexpr unsigned k_panes = 10;

std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// "100.00    0.000419           8        50         6 total" of strace -c: the fourth column.
double system_calls(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.ends_with(" total")) continue;
    std::istringstream fields(line);
    double percent = 0, seconds = 0, each = 0, calls = 0;
    if (fields >> percent >> seconds >> each >> calls) return calls;
  }
  return 0;
}

// "==123== Collected : 1234567" of callgrind, in thousands.
double instructions(const std::string& text) {
  constexpr std::string_view key = "Collected : ";
  const auto at = text.find(key);
  return at == std::string::npos ? 0 : std::stod(text.substr(at + key.size())) / 1000;
}

struct Tool {
  const char* program;
  Words words;
  double (*read)(const std::string& text);
  const char* unit;
};

// What one call takes under the tool; 0: the tool does not work here.
double count(Side& side, const MeasuredCommand& command, const Tool& tool) {
  const std::string log = side.folder() + "/log";
  Words prefix{tool.program};
  for (const auto& word : tool.words) prefix.push_back(word == "LOG" ? log : word == "--log-file=" ? word + log : word);
  const std::string output = side.run_under(prefix, command.words).output;
  if (command.shape == Shape::makes_pane) side.run({"kill-pane", "-t", without_newline(output)});
  return tool.read(read_file(log));
}

bool is_countable(const MeasuredCommand& command) {
  return command.shape == Shape::plain || command.shape == Shape::makes_pane;
}

void run(Bench& bench) {
  static const std::vector<Tool> tools{
      {"/usr/bin/strace", {"-c", "-o", "LOG", "--"}, system_calls, "syscalls"},
      {"/usr/bin/valgrind",
       {"--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file="},
       instructions,
       "k instr."},
  };
  Pair pair = bench.open(k_panes);
  prepare_for_commands(*pair.tmux);
  prepare_for_commands(*pair.roost);
  for (const auto& tool : tools) {
    const auto& first = measured_commands().front();
    try {
      if (count(*pair.roost, first, tool) <= 0) throw std::runtime_error("no figure");
    } catch (const std::runtime_error&) {
      bench.note(fmt::format("{} does not work here, so its figures are missing.", tool.program));
      continue;
    }
    for (const auto& command : measured_commands()) {
      if (!is_countable(command)) continue;
      Samples samples;
      samples.tmux.push_back(count(*pair.tmux, command, tool));
      samples.roost.push_back(count(*pair.roost, command, tool));
      Figure figure = figure_of(std::string(command.title), k_panes, samples);
      figure.unit = tool.unit;
      bench.add(figure);
    }
  }
}

}  // namespace

extern const Scenario k_calls{
    "calls", "System calls and instructions",
    "Of one call each, as `strace -c` and callgrind count them: they do not depend on the load. "
    "Those of the command itself; what tmux's server does for it is not in its column, and what "
    "the pane's host does is not in Roost's.",
    "panes", run};

}  // namespace bench
