// SPDX-License-Identifier: ISC
// A scenario measures one thing; each is a file in scenarios/ that defines one row of the table.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/figure.hpp"
#include "bench/run_folder.hpp"
#include "bench/side.hpp"

namespace bench {

struct Settings {
  std::string tmux = "/usr/bin/tmux";
  std::string roost;
  std::string floor;
  std::string parts;     // the program with the benchmarks of parts; empty: not built
  std::string self;      // this program, which also runs in panes
  std::string contract;  // the folder of recorded calls
  std::vector<unsigned> panes{1, 10, 100, 1000};
  unsigned runs = 200;
  bool quick = false;  // few runs and small sizes: to see that it works, not to quote
};

struct Pair {
  std::unique_ptr<Side> tmux, roost;
};

class Bench {
 public:
  Bench(const Settings& settings, RunFolder& folder, ScenarioResult& result)
      : settings_(settings), folder_(folder), result_(result) {}

  const Settings& settings() const { return settings_; }
  // Panes to measure with, up to `most`, as far as the machine has terminals for both sides.
  std::vector<unsigned> panes(unsigned most = 1000);
  // How often: fewer times where a thousand panes make tmux slow.
  unsigned runs_with(unsigned panes) const { return panes > 100 ? (settings_.runs + 1) / 2 : settings_.runs; }

  Pair sides();               // both programs, nothing running
  Pair open(unsigned panes);  // both with the session "bench"
  std::unique_ptr<Side> side(const std::string& binary);

  // Calls `measure` for tmux and for Roost by turns, the floor between, and adds the figure.
  using Measure = std::function<double(Side&)>;
  void compare(const std::string& what, unsigned size, unsigned runs, Pair& pair, const Measure& measure);
  Samples interleave(unsigned runs, Pair& pair, const Measure& measure) const;
  double floor() const;

  void add(Figure figure);
  void note(std::string text) { result_.notes.push_back(std::move(text)); }

 private:
  const Settings& settings_;
  RunFolder& folder_;
  ScenarioResult& result_;
};

struct Scenario {
  std::string_view name;  // for --only
  std::string_view title;
  std::string_view about;        // what is measured, a sentence or more
  std::string_view size_column;  // what `size` of a figure counts; empty: no such column
  void (*run)(Bench& bench) = nullptr;
};

// In the order of the report.
std::span<const Scenario* const> scenarios();

}  // namespace bench
