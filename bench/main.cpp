// SPDX-License-Identifier: ISC
// Measures Roost next to real tmux and writes a report. Each scenario's figures are kept in a file, so that one can be
// measured again, or a run that was interrupted be gone on with, by --only.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>

#include "bench/interrupt.hpp"
#include "bench/machine.hpp"
#include "bench/options.hpp"
#include "bench/printing_panes.hpp"
#include "bench/ratios.hpp"
#include "bench/report.hpp"
#include "bench/results.hpp"

namespace {

using bench::Options;

constexpr int k_interrupted = 130;

bool is_wanted(const Options& options, std::string_view name) {
  return options.only.empty() || std::find(options.only.begin(), options.only.end(), name) != options.only.end();
}

// False: the scenario failed. The others go on.
bool measure(const Options& options, const bench::Scenario& scenario, bench::RunFolder& folder) {
  fmt::print(stderr, "{}\n", scenario.title);
  const auto start = std::chrono::steady_clock::now();
  bench::ScenarioResult result{std::string(scenario.name), bench::today(), options.commit, bench::load_average()};
  bench::Bench context(options.settings, folder, result);
  try {
    scenario.run(context);
  } catch (const bench::Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", scenario.name, error.what());
    return false;
  }
  bench::save_result(options.results, result);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print(stderr, "  {:.0f} s\n", took.count());
  return true;
}

void write_report(const Options& options) {
  std::vector<bench::ScenarioResult> results;
  for (const bench::Scenario* scenario : bench::scenarios())
    if (auto result = bench::load_result(options.results, std::string(scenario->name)))
      results.push_back(std::move(*result));
  const std::string text = bench::report(options.settings, results);
  if (options.report.empty()) {
    fmt::print("{}", text);
  } else if (std::ofstream out(options.report); !(out << text) || !out.flush()) {
    throw std::runtime_error("can't write to " + options.report);
  }
  if (!options.ratios.empty() && !bench::write_ratios(options.ratios, results))
    fmt::print(stderr, "the committed ratios stay: \"commands\" was not measured at 1 and 10 panes\n");
}

int run(const Options& options) {
  bench::catch_interrupts();
  bool all_well = true;
  if (options.measure || !options.check.empty()) {
    bench::RunFolder folder;
    if (!options.check.empty()) return bench::check_ratios(options.check, options.settings, folder) == 0 ? 0 : 1;
    for (const bench::Scenario* scenario : bench::scenarios())
      if (is_wanted(options, scenario->name)) all_well = measure(options, *scenario, folder) && all_well;
  }
  write_report(options);
  return all_well ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc == 3 && std::string_view(argv[1]) == "--writer") return bench::run_writer(argv[2]);
  const auto options = bench::parse_options(argc, argv);
  if (!options) {
    fmt::print(stderr, "{}", bench::usage());
    return 2;
  }
  return run(*options);
} catch (const bench::Interrupted&) {
  return k_interrupted;
} catch (const std::exception& error) {
  fmt::print(stderr, "bench: {}\n", error.what());
  return 1;
}
