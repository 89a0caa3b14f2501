// SPDX-License-Identifier: ISC
// Cases as text: small scripts of tmux calls, grouped by area. README.md in this folder has the grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parity {

using Words = std::vector<std::string>;

enum class Mask { none, digits };  // what a case hides of its output: numbers that can't agree (pids, times)

struct Case {
  std::string name;
  std::vector<Words> calls;
  std::string differs;  // why it is meant to differ; empty: it must not
  Mask mask = Mask::none;
};

// Cases that share one universe on each side.
struct Group {
  std::string area;
  std::vector<Words> setup;
  std::vector<Case> cases;
};

// Words of a line as a shell takes them apart: '...', "...", \x.
Words split_words(std::string_view line);

// Throws std::runtime_error "FILE:LINE: what".
std::vector<Group> parse_cases(std::string_view file, std::string_view text);

}  // namespace parity
