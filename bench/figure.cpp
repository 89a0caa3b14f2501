// SPDX-License-Identifier: ISC
#include "bench/figure.hpp"

#include <algorithm>
#include <cmath>

namespace bench {

double quantile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  const auto last = static_cast<double>(values.size() - 1);
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(std::lround(last * part));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

Summary summarize(const std::vector<double>& values) { return {quantile(values, 0.5), quantile(values, 0.95)}; }

Figure figure_of(std::string what, unsigned size, const Samples& samples) {
  Figure figure{std::move(what), size};
  figure.tmux = summarize(samples.tmux);
  figure.roost = summarize(samples.roost);
  if (!samples.floor.empty()) figure.floor = quantile(samples.floor, 0.5);
  figure.runs = static_cast<unsigned>(samples.roost.size());
  return figure;
}

}  // namespace bench
