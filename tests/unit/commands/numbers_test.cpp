// SPDX-License-Identifier: ISC
#include "shim/commands/numbers.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

std::string error_of(std::string_view text, long long minimum, long long maximum) {
  const auto value = parse_number(text, minimum, maximum, "width");
  return value ? "" : value.error().message;
}

TEST(ParseNumber, TakesWhatStrtonumTakes) {
  EXPECT_EQ(parse_number("80", 1, 100, "width"), 80);
  EXPECT_EQ(parse_number("+80", 1, 100, "width"), 80);
  EXPECT_EQ(parse_number(" 80", 1, 100, "width"), 80);
  EXPECT_EQ(parse_number("-5", -10, 100, "width"), -5);
}

TEST(ParseNumber, SaysWhyInTheWordsOfStrtonum) {
  EXPECT_EQ(error_of("x", 1, 100), "width invalid");
  EXPECT_EQ(error_of("", 1, 100), "width invalid");
  EXPECT_EQ(error_of("8x", 1, 100), "width invalid");
  EXPECT_EQ(error_of("0", 1, 100), "width too small");
  EXPECT_EQ(error_of("101", 1, 100), "width too large");
  EXPECT_EQ(error_of("99999999999999999999", 1, 100), "width too large");
  EXPECT_EQ(error_of("-99999999999999999999", 1, 100), "width too small");
}

}  // namespace
}  // namespace shim
