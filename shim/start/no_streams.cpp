// SPDX-License-Identifier: ISC
// Program_options was compiled with <iostream>, whose initialiser makes eight streams and a locale in every process.
// Nothing here writes to a stream: with these two in the executable the library's own are not linked.
#include <ios>

std::ios_base::Init::Init() = default;
std::ios_base::Init::~Init() = default;
