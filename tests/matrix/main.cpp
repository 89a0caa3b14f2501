// SPDX-License-Identifier: ISC
// The crash matrix: every changing command x every named step it reaches x every harm. Prints a table; the exit status
// is 0 when every cell is sound.
//   matrix --all | --sample PERCENT [--seed N] [--jobs N] [--only NAME] | --cell 'COMMAND/PROCESS:STEP@PASS/HARM' |
//   --list
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>

#include "state/test_point_names.hpp"
#include "tests/matrix/cell.hpp"
#include "tests/matrix/workers.hpp"
#include "tests/support/temp_universe.hpp"

namespace {

using matrix::Cell;
using matrix::Harm;
using support::Mutation;

struct Options {
  int sample = 100;
  unsigned seed = 1;
  unsigned jobs = 2;
  bool list = false;
  std::string only, cell;
};

[[noreturn]] void usage() {
  std::fputs("usage: matrix [--all | --sample PERCENT] [--seed N] [--jobs N] [--only COMMAND] [--cell CELL] [--list]\n",
             stderr);
  std::exit(2);
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--all") {
      options.sample = 100;
    } else if (word == "--list") {
      options.list = true;
    } else if (i + 1 == argc) {
      usage();
    } else if (const char* value = argv[++i]; word == "--sample") {
      options.sample = std::atoi(value);
    } else if (word == "--seed") {
      options.seed = static_cast<unsigned>(std::atoi(value));
    } else if (word == "--jobs") {
      options.jobs = static_cast<unsigned>(std::atoi(value));
    } else if (word == "--only") {
      options.only = value;
    } else if (word == "--cell") {
      options.cell = value;
    } else {
      usage();
    }
  }
  return options;
}

std::vector<const Mutation*> chosen_mutations(const Options& options) {
  std::vector<const Mutation*> chosen;
  for (const Mutation& mutation : support::mutations()) {
    const bool wanted = options.cell.empty() ? options.only.empty() || mutation.name == options.only
                                             : options.cell.starts_with(mutation.name + "/");
    if (wanted && support::offered_commands().contains(mutation.words[0])) chosen.push_back(&mutation);
  }
  return chosen;
}

// Steps are found by running each command once.
std::vector<Cell> all_cells(const std::vector<const Mutation*>& mutations, unsigned jobs) {
  const auto texts = matrix::run_in_workers(mutations.size(), jobs, [&](std::size_t i) {
    std::string text;
    for (const auto& step : matrix::steps_of(*mutations[i]))
      text += fmt::format("{} {} {}\n", step.process, step.point, step.pass);
    return text;
  });
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    char process[16], point[64];
    int pass = 0, used = 0;
    for (const char* rest = texts[i].c_str(); std::sscanf(rest, "%15s %63s %d\n%n", process, point, &pass, &used) == 3;
         rest += used) {
      for (const Harm harm : matrix::k_harms) {
        if (harm == Harm::full_disk && pass > 1) continue;  // a plan begins at the first pass
        cells.push_back({mutations[i], {process, point, pass}, harm});
      }
    }
    if (texts[i].empty()) fmt::print("{}: no step found\n", mutations[i]->name);
  }
  return cells;
}

// Steps of the table that no command has come to: the matrix has a hole there.
std::size_t print_unreached(const std::vector<Cell>& cells) {
  std::size_t count = 0;
  for (const auto& known : state::k_test_points) {
    if (std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.step.point == known.name; }))
      continue;
    fmt::print("no command reaches the step {}\n", known.name);
    ++count;
  }
  return count;
}

void choose(std::vector<Cell>& cells, const Options& options) {
  if (!options.cell.empty()) {
    std::erase_if(cells, [&](const Cell& cell) { return cell.text() != options.cell; });
  } else if (options.sample < 100) {
    std::mt19937 random(options.seed);
    std::shuffle(cells.begin(), cells.end(), random);
    cells.resize(std::max<std::size_t>(1, cells.size() * static_cast<std::size_t>(options.sample) / 100));
  }
}

struct Count {
  int good = 0, bad = 0, unreached = 0;
};

// What a worker says of a cell: "G ms", "U" or "B faults".
std::string report_of(const Cell& cell) {
  const auto verdict = matrix::run_cell(cell);
  if (!verdict.faults.empty()) {
    std::string text = "B" + cell.text() + "\n";
    for (const auto& fault : verdict.faults) text += "    " + fault + "\n";
    return text + "  what happened: " + verdict.story;
  }
  return verdict.reached ? fmt::format("G{}", verdict.settled_ms) : "U";
}

void print_table(const std::vector<Cell>& cells, const std::vector<std::string>& reports) {
  std::map<std::string, std::map<Harm, Count>> table;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Count& count = table[cells[i].mutation->name][cells[i].harm];
    const char kind = reports[i].empty() ? 'B' : reports[i][0];
    ++(kind == 'G' ? count.good : kind == 'U' ? count.unreached : count.bad);
  }
  fmt::print("{:26}", "command");
  for (const Harm harm : matrix::k_harms) fmt::print("{:>12}", matrix::name_of(harm));
  fmt::print("\n");
  for (auto& [name, row] : table) {
    fmt::print("{:26}", name);
    for (const Harm harm : matrix::k_harms) {
      const Count& count = row[harm];
      const int all = count.good + count.bad;
      fmt::print("{:>12}", all == 0         ? "-"
                           : count.bad == 0 ? fmt::format("{}", all)
                                            : fmt::format("{}/{} BAD", count.bad, all));
    }
    fmt::print("\n");
  }
}

int run(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  auto cells = all_cells(chosen_mutations(options), options.jobs);
  const std::size_t whole = cells.size();
  const std::size_t holes = options.only.empty() && options.cell.empty() ? print_unreached(cells) : 0;
  choose(cells, options);
  if (options.list) {
    for (const Cell& cell : cells) fmt::print("{}\n", cell.text());
    return 0;
  }
  fmt::print("crash matrix: {} of {} cells, seed {}, {} at a time\n", cells.size(), whole, options.seed, options.jobs);
  std::fflush(stdout);
  const auto reports =
      matrix::run_in_workers(cells.size(), options.jobs, [&](std::size_t i) { return report_of(cells[i]); });
  int bad = 0, unreached = 0, slowest = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (reports[i].starts_with('G')) slowest = std::max(slowest, std::atoi(reports[i].c_str() + 1));
    if (reports[i].starts_with('U')) ++unreached;
    if (!reports[i].empty() && reports[i][0] != 'B') continue;
    ++bad;
    fmt::print("\nBAD {}\n", reports[i].empty() ? cells[i].text() + ": the worker died" : reports[i].substr(1));
  }
  if (cells.size() > 1) print_table(cells, reports);
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count();
  fmt::print(
      "{} cells sound, {} not, {} where the harm struck nothing; left-overs were gone after {} ms at most; {} s\n",
      cells.size() - static_cast<std::size_t>(bad + unreached), bad, unreached, slowest, seconds);
  return bad == 0 && holes == 0 && !cells.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) { return run(parse(argc, argv)); }
