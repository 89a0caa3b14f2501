// SPDX-License-Identifier: ISC
// One cell of the crash matrix: a command, a step that one of its processes reaches, and what happens to whom there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/small_world.hpp"

namespace matrix {

enum class Harm { kill_self, kill_host, kill_child, stop, full_disk };
inline constexpr Harm k_harms[] = {Harm::kill_self, Harm::kill_host, Harm::kill_child, Harm::stop, Harm::full_disk};
const char* name_of(Harm harm);

// A step as a process reaches it: "shim:registry.locked@2" is a command's second transaction.
struct Step {
  std::string process;  // "shim" or "host"
  std::string point;
  int pass = 1;

  std::string text() const;
};

struct Cell {
  const support::Mutation* mutation = nullptr;
  Step step;
  Harm harm = Harm::kill_self;

  std::string text() const;
};

struct Verdict {
  std::vector<std::string> faults;  // empty: all is well
  bool reached = true;              // the step was reached, and the harm done
  int settled_ms = 0;               // how long left-overs lived
  std::string story;                // what the command said, and the trace
};

// The steps that a command reaches when it is left alone, in the order of the first time.
std::vector<Step> steps_of(const support::Mutation& mutation);
Verdict run_cell(const Cell& cell);

}  // namespace matrix
