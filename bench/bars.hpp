// SPDX-License-Identifier: ISC
// What was promised, next to what was measured.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/figure.hpp"

namespace bench {

enum class Measure {
  ratio,   // Roost by tmux; less is better
  faster,  // the same, more is better
  roost,   // Roost's own figure; less is better
};

struct Bar {
  std::string_view title;
  std::string_view scenario;
  std::vector<std::string_view> whats;  // what counts is the worst of them; a '*' at the end: all that begin so
  std::vector<unsigned> sizes;          // empty: any
  Measure measure;
  double bar, moonshot;
};

struct Reached {
  bool measured = false;
  double value = 0;
  std::string worst;            // of which figure, when there are several
  double median = 0;            // of them all
  std::optional<double> floor;  // the ratio that a program would have which only exits, beside the worst
  bool bar = false, moonshot = false;
};

std::span<const Bar> bars();
Reached reached(const Bar& bar, const std::vector<ScenarioResult>& results);

}  // namespace bench
