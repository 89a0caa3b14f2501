// SPDX-License-Identifier: ISC
// Writes what was measured as Markdown.
#pragma once

#include <string>
#include <vector>

#include "bench/figure.hpp"
#include "bench/scenario.hpp"

namespace bench {

std::string report(const Settings& settings, const std::vector<ScenarioResult>& results);

}  // namespace bench
