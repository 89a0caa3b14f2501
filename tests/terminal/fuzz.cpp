// SPDX-License-Identifier: ISC
// See fuzz.hpp. Half of the seeds write text and lines only, so that much is left to wrap anew; the others anything.
#include "tests/terminal/fuzz.hpp"

#include <fmt/format.h>

#include "tests/unit/term/random_stream.hpp"

namespace parity {
namespace {

constexpr unsigned k_rounds = 10;

std::string lines(shim::RandomStream& random) {
  static constexpr std::string_view k_words[] = {
      "word ",      "a longer piece ", "漢字",    "é",   "\033[31mred\033[0m",
      "\033[44m ",  "\033[0m",         "e\u0301", "😀",   "   ",
      "0123456789", "\033[1mbold",     "\033[K",  "\tx", "."};
  std::string text;
  for (unsigned line = 1 + random.below(8); line > 0; --line) {
    for (unsigned words = random.below(12); words > 0; --words) text += k_words[random.below(std::size(k_words))];
    text += "\r\n";
  }
  if (random.below(3) == 0) text += "$ prompt";
  return text;
}

Step resize(shim::RandomStream& random) {
  Step step{Step::Kind::command, {}, {"resize-window"}};
  const unsigned which = random.below(3);
  if (which != 0) step.command.insert(step.command.end(), {"-x", std::to_string(4 + random.below(60))});
  if (which != 1) step.command.insert(step.command.end(), {"-y", std::to_string(1 + random.below(20))});
  return step;
}

}  // namespace

Case random_case(unsigned seed) {
  shim::RandomStream random(seed);
  Case made;
  made.topic = "fuzz";
  made.name = std::to_string(seed);
  made.columns = 4 + random.below(40);
  made.rows = 2 + random.below(15);
  made.history = random.below(4) == 0 ? random.below(20) : 200;
  for (unsigned round = 0; round < k_rounds; ++round) {
    std::string bytes = seed % 2 == 0 ? lines(random) : random.tokens(25);
    made.steps.push_back({Step::Kind::bytes, std::move(bytes), {}});
    made.steps.push_back(resize(random));
    if (round % 3 == 2) made.steps.push_back({Step::Kind::look, {}, {}});
  }
  return made;
}

}  // namespace parity
