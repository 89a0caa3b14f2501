// SPDX-License-Identifier: ISC
// Changes of size while a program writes: no line is lost, none comes twice.
#include <gtest/gtest.h>

#include <random>

#include "tests/support/patience.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace support {
namespace {

constexpr int k_calls = 40 / static_cast<int>(k_patience), k_resizes_per_call = 25;

// Lines of several lengths, so that some wrap at any width. The loop ends when the file is there.
constexpr const char* k_writer =
    "i=0; while [ ! -e stop ]; do i=$((i+1)); echo \"<$i> one two three four five six seven eight nine ten\"; "
    "i=$((i+1)); echo \"<$i>\"; [ $((i % 20)) -eq 0 ] && sleep 0.02; done; echo \"total $i\"; exec cat";

Words random_resizes(std::mt19937& random) {
  Words words;
  for (int i = 0; i < k_resizes_per_call; ++i) {
    if (i > 0) words.emplace_back(";");
    const std::string columns = std::to_string(10 + random() % 120), rows = std::to_string(2 + random() % 40);
    words.insert(words.end(), {"resize-window", "-t", "main:", "-x", columns, "-y", rows});
  }
  return words;
}

// The numbers in angle brackets, in order.
std::vector<long> numbers_in(const std::string& text) {
  std::vector<long> numbers;
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos; ++at)
    numbers.push_back(std::atol(text.c_str() + at + 1));
  return numbers;
}

TEST(ResizeStorm, LosesAndDoublesNoLine) {
  const TempUniverse universe;
  universe.must({"start-server", ";", "set", "-g", "history-limit", "100000", ";", "new-session", "-d", "-s", "main",
                 "-x", "80", "-y", "24", "cd " + universe.folder() + "; " + k_writer});
  std::mt19937 random(20250101);
  for (int call = 0; call < k_calls; ++call) universe.must(random_resizes(random));
  universe.write_file("stop", "");
  ASSERT_TRUE(universe.shows("main:", "total"));
  const std::string text = universe.tmux({"capture-pane", "-p", "-J", "-S", "-", "-t", "main:"}).out;
  const std::vector<long> numbers = numbers_in(text);
  ASSERT_GT(numbers.size(), 100u);
  for (std::size_t i = 0; i < numbers.size(); ++i) ASSERT_EQ(numbers[i], static_cast<long>(i + 1));
  EXPECT_NE(text.find("total " + std::to_string(numbers.size())), std::string::npos);
}

}  // namespace
}  // namespace support
