// SPDX-License-Identifier: ISC
// Every key name of tmux(1), with every set of modifiers, in every mode that changes what a program reads for it.
#pragma once

#include <vector>

#include "tests/terminal/case_file.hpp"

namespace parity {

void add_key_cases(std::vector<Case>& cases);

}  // namespace parity
