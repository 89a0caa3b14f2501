// SPDX-License-Identifier: ISC
// The ratios of a dozen commands as they were when the report was written, and the check that they have not become
// worse. Ratios travel between machines better than times, but not perfectly: the check finds what costs a command half
// of its time again, not what costs it a tenth.
#pragma once

#include <string>

#include "bench/scenario.hpp"

namespace bench {

// Takes them out of what was measured; false when the scenario "commands" was not measured in full.
bool write_ratios(const std::string& path, const std::vector<ScenarioResult>& results);

// Measures each again, with tmux once more on a third side: how far tmux is from itself is the noise. The number of
// ratios that are worse than the noise explains, three times in a row.
unsigned check_ratios(const std::string& path, const Settings& settings, RunFolder& folder);

}  // namespace bench
