// SPDX-License-Identifier: ISC
// Random cases: output and changes of size in turn. The same seed gives the same case.
#pragma once

#include "tests/terminal/case_file.hpp"

namespace parity {

Case random_case(unsigned seed);

}  // namespace parity
