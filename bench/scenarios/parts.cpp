// SPDX-License-Identifier: ISC
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bench/scenario.hpp"

namespace bench {
namespace {

// "registry_commit/100" -> its name and 100.
Figure figure_of_part(const nlohmann::json& part) {
  std::string name = part.at("name").get<std::string>();
  Figure figure;
  if (const auto slash = name.find('/'); slash != std::string::npos) {
    figure.size = static_cast<unsigned>(std::strtoul(name.c_str() + slash + 1, nullptr, 10));
    name.resize(slash);
  }
  for (char& c : name)
    if (c == '_') c = ' ';
  figure.what = name;
  figure.unit = "us";
  figure.roost.median = figure.roost.p95 = part.at("cpu_time").get<double>() / 1000;
  figure.runs = part.at("iterations").get<unsigned>();
  return figure;
}

void run(Bench& bench) {
  const std::string& program = bench.settings().parts;
  if (program.empty() || ::access(program.c_str(), X_OK) != 0)
    return bench.note("Not built: Google Benchmark (libbenchmark-dev) is missing.");
  const char* least = bench.settings().quick ? "--benchmark_min_time=0.01" : "--benchmark_min_time=0.3";
  const auto result = run_timed({program, "--benchmark_format=json", least}, {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"});
  const auto document = nlohmann::json::parse(result.output.substr(result.output.find("\n{") + 1));
  for (const auto& part : document.at("benchmarks")) bench.add(figure_of_part(part));
}

}  // namespace

extern const Scenario k_parts{
    "parts", "Parts",
    "Google Benchmark, in one process, warm: processor time of one iteration. \"screen input\" is "
    "one block of 4,096 bytes.",
    "panes", run};

}  // namespace bench
