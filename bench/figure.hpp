// SPDX-License-Identifier: ISC
// What was measured, as it is reported and kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Summary {
  double median = 0;
  double p95 = 0;
};

Summary summarize(const std::vector<double>& values);
double quantile(std::vector<double> values, double part);

struct Samples {
  std::vector<double> tmux, roost, floor;
};

struct Figure {
  std::string what;
  unsigned size = 0;  // panes, processes, sessions: what the scenario's first column says; 0: none
  std::string unit = "ms";
  std::optional<Summary> tmux = {};  // nothing: only Roost has such a thing
  Summary roost = {};
  std::optional<double> floor = {};  // the median of a program that only exits
  unsigned runs = 0;

  // Roost by tmux; 0: there is none.
  double ratio() const { return tmux && tmux->median > 0 ? roost.median / tmux->median : 0; }
};

Figure figure_of(std::string what, unsigned size, const Samples& samples);

// One scenario's figures, with what they depend on.
struct ScenarioResult {
  std::string name;
  std::string date;
  std::string commit;
  double load = 0;  // of the machine, for a minute before it began
  std::vector<Figure> figures = {};
  std::vector<std::string> notes = {};
};

}  // namespace bench
