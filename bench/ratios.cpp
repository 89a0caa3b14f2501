// SPDX-License-Identifier: ISC
#include "bench/ratios.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bench/command_table.hpp"

namespace bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array k_checked{"has-session",     "display-message -p", "list-panes",      "show-options -gv",
                               "send-keys",       "capture-pane -p",    "set-option -p",   "select-pane -T",
                               "split-window -d", "new-window -d",      "respawn-pane -k", "kill-pane"};
constexpr std::array k_panes{1u, 10u};
constexpr int k_attempts = 3;
constexpr double k_always_allowed = 0.5;  // a build server is another machine than that of the report
constexpr double k_of_the_spread = 3;

using Clock = std::chrono::steady_clock;
constexpr unsigned k_least_runs = 10;
constexpr std::chrono::seconds k_longest{2};  // for a cell: a busy machine makes fewer runs

struct Cell {
  std::string what;
  unsigned panes = 0;
  double committed = 0;
};

struct Measured {
  double ratio = 0;
  double spread = 0;  // how far tmux is from itself: 0.1 is a tenth
  double limit(double committed) const { return committed * (1 + k_always_allowed + k_of_the_spread * spread); }
};

class ThreeSides {
 public:
  ThreeSides(Bench& bench, unsigned panes)
      : sides_{bench.side(bench.settings().tmux), bench.side(bench.settings().roost),
               bench.side(bench.settings().tmux)} {
    for (const auto& side : sides_) {
      side->open(panes);
      prepare_for_commands(*side);
    }
  }

  Measured measure(const MeasuredCommand& command, unsigned runs) {
    std::array<std::vector<double>, 3> times;
    for (const auto& side : sides_) measure_command(*side, command);
    const auto start = Clock::now();
    for (unsigned run = 0; run < runs && (run < k_least_runs || Clock::now() - start < k_longest); ++run) {
      for (std::size_t i = 0; i < sides_.size(); ++i) {
        const std::size_t turn = (i + run) % sides_.size();
        times[turn].push_back(measure_command(*sides_[turn], command));
      }
    }
    const double tmux = quantile(times[0], 0.5), again = quantile(times[2], 0.5), roost = quantile(times[1], 0.5);
    return {roost / ((tmux + again) / 2), std::max(tmux, again) / std::min(tmux, again) - 1};
  }

 private:
  std::array<std::unique_ptr<Side>, 3> sides_;
};

std::vector<Cell> load(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("can't read " + path);
  std::vector<Cell> cells;
  for (const auto& json : Json::parse(in))
    cells.push_back(
        {json.at("command").get<std::string>(), json.at("panes").get<unsigned>(), json.at("ratio").get<double>()});
  if (cells.empty()) throw std::runtime_error("nothing to compare in " + path);
  return cells;
}

bool holds(ThreeSides& sides, const Cell& cell, unsigned runs) {
  for (int attempt = 1; attempt <= k_attempts; ++attempt) {
    const Measured now = sides.measure(measured_command(cell.what), runs);
    const double limit = now.limit(cell.committed);
    const bool well = now.ratio <= limit;
    fmt::print("{:<8} {:<20} {:>3} panes: {:.2f}, was {:.2f}, at most {:.2f} (tmux from itself: {:.2f})\n",
               well                   ? "ok"
               : attempt < k_attempts ? "again"
                                      : "WORSE",
               cell.what, cell.panes, now.ratio, cell.committed, limit, now.spread);
    std::fflush(stdout);
    if (well) return true;
  }
  return false;
}

}  // namespace

bool write_ratios(const std::string& path, const std::vector<ScenarioResult>& results) {
  Json ratios = Json::array();
  for (const auto& result : results) {
    if (result.name != "commands") continue;
    for (const unsigned panes : k_panes)
      for (const char* what : k_checked)
        for (const auto& figure : result.figures)
          if (figure.what == what && figure.size == panes)
            ratios.push_back(
                {{"command", what}, {"panes", panes}, {"ratio", std::round(figure.ratio() * 1000) / 1000}});
  }
  if (ratios.size() != k_checked.size() * k_panes.size()) return false;
  std::ofstream out(path);
  out << "[\n";
  for (std::size_t i = 0; i < ratios.size(); ++i)
    out << ' ' << ratios[i].dump() << (i + 1 < ratios.size() ? ",\n" : "\n");
  out << "]\n";
  if (!out.flush()) throw std::runtime_error("can't write to " + path);
  return true;
}

unsigned check_ratios(const std::string& path, const Settings& settings, RunFolder& folder) {
  const auto cells = load(path);
  ScenarioResult unused;
  Bench bench(settings, folder, unused);
  unsigned worse = 0;
  for (const unsigned panes : k_panes) {
    ThreeSides sides(bench, panes);
    for (const auto& cell : cells)
      if (cell.panes == panes && !holds(sides, cell, settings.runs)) ++worse;
  }
  return worse;
}

}  // namespace bench
