// SPDX-License-Identifier: ISC
// The command line of the benchmark.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/scenario.hpp"

namespace bench {

struct Options {
  Settings settings;
  std::vector<std::string> only;  // scenarios; empty: all
  std::string results = "bench-results";
  std::string report;  // where to write it; empty: to stdout
  std::string ratios;  // where to write them; empty: nowhere
  std::string check;   // compare with these instead of measuring scenarios
  std::string commit = "unknown";
  bool measure = true;  // --report-only: write the report of what was measured before
};

std::string usage();
// Nothing: the command line was not understood.
std::optional<Options> parse_options(int argc, char** argv);

}  // namespace bench
