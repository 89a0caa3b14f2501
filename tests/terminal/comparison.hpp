// SPDX-License-Identifier: ISC
// Runs cases on both subjects side by side and tells what differs.
#pragma once

#include <string>
#include <vector>

#include "tests/terminal/case_file.hpp"
#include "tests/terminal/subject.hpp"

namespace parity {

struct Outcome {
  const Case* of = nullptr;
  std::size_t observations = 0, identical = 0;
  std::string difference;  // for people; empty: none
  bool same() const { return difference.empty(); }
};

class Comparison {
 public:
  Comparison(Subject& oracle, Subject& ours) : oracle_(oracle), ours_(ours) {}
  // One batch: the cases run at the same time. Empty when a subject failed altogether; trouble() says how.
  std::vector<Outcome> run(const std::vector<const Case*>& cases);
  const std::string& trouble() const { return trouble_; }

 private:
  bool run_step(const std::vector<const Case*>& cases, std::size_t step);
  bool note_trouble();
  Outcome compare(unsigned pane, const Case& of);

  Subject& oracle_;
  Subject& ours_;
  std::string trouble_;
};

// With escapes, so that a difference can be seen.
std::string readable(std::string_view text);

}  // namespace parity
