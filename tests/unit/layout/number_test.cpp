// SPDX-License-Identifier: ISC
#include "shim/layout/number.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

std::string complaint(const state::Result<long long>& result) { return result ? "" : result.error().message; }

TEST(ParseNumber, HasTheComplaintsOfStrtonum) {
  EXPECT_EQ(parse_number("42", 0, 100), 42);
  EXPECT_EQ(parse_number(" +7", 0, 100), 7);
  EXPECT_EQ(parse_number("-3", -5, 100), -3);
  EXPECT_EQ(complaint(parse_number("", 0, 100)), "invalid");
  EXPECT_EQ(complaint(parse_number("4x", 0, 100)), "invalid");
  EXPECT_EQ(complaint(parse_number("+-4", 0, 100)), "invalid");
  EXPECT_EQ(complaint(parse_number("101", 0, 100)), "too large");
  EXPECT_EQ(complaint(parse_number("-1", 0, 100)), "too small");
  EXPECT_EQ(complaint(parse_number("99999999999999999999", 0, 100)), "too large");
  EXPECT_EQ(complaint(parse_number("-99999999999999999999", 0, 100)), "too small");
}

TEST(ParseNumberOrPercentage, TakesAShareOfTheWhole) {
  EXPECT_EQ(parse_number_or_percentage("50%", 0, 1000, 81), 40);
  EXPECT_EQ(parse_number_or_percentage("12", 0, 1000, 81), 12);
  EXPECT_EQ(complaint(parse_number_or_percentage("200%", 0, 1000, 81)), "too large");
  EXPECT_EQ(complaint(parse_number_or_percentage("%", 0, 1000, 81)), "invalid");
  EXPECT_EQ(complaint(parse_number_or_percentage("5%", 10, 1000, 81)), "too small");
}

}  // namespace
}  // namespace shim
