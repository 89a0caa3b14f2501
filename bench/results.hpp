// SPDX-License-Identifier: ISC
// Keeps what a scenario measured as a file of its own, so that one scenario can be measured again without the others.
#pragma once

#include <optional>
#include <string>

#include "bench/figure.hpp"

namespace bench {

void save_result(const std::string& folder, const ScenarioResult& result);
// Nothing when it was not measured yet.
std::optional<ScenarioResult> load_result(const std::string& folder, const std::string& name);

}  // namespace bench
