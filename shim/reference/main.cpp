// SPDX-License-Identifier: ISC
// Writes the generated parts anew (reference --write ROOT), or fails and names those that are stale (--check ROOT).
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "shim/reference/generated_parts.hpp"

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  const bool writes = argc == 3 && std::strcmp(argv[1], "--write") == 0;
  if (!writes && (argc != 3 || std::strcmp(argv[1], "--check") != 0)) {
    std::fputs("usage: reference --write|--check root-of-the-sources\n", stderr);
    return 2;
  }
  int status = 0;
  for (const shim::GeneratedPart& part : shim::generated_parts()) {
    const std::string path = std::string(argv[2]) + "/" + std::string(part.file);
    const std::string before = read(path);
    const auto after = shim::with_part(before, part);
    if (after && *after == before) continue;
    if (after && writes) {
      std::ofstream(path, std::ios::binary) << *after;
      continue;
    }
    status = 1;
    const std::string text = after ? path + " is stale: " + std::string(part.name) : after.error().message;
    std::fprintf(stderr, "%s\n", text.c_str());
  }
  if (status != 0) std::fputs("write it anew: build/dev/bin/reference --write .\n", stderr);
  return status;
}
