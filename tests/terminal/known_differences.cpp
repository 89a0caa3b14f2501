// SPDX-License-Identifier: ISC
// See known_differences.hpp.
#include "tests/terminal/known_differences.hpp"

#include <fstream>

namespace parity {

std::string read_differences(const std::string& path, KnownDifferences& differences) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos || colon + 2 >= line.size()) return path + ": no reason in: " + line;
    differences[line.substr(0, colon)] = line.substr(colon + 2);
  }
  return {};
}

}  // namespace parity
