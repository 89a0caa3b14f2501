// SPDX-License-Identifier: ISC
#include "shim/format/regex_cost.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using shim::k_regex_too_costly;
using shim::regex_cost;

TEST(RegexCost, IsThatOfTheTextWhenNothingIsRepeated) {
  EXPECT_EQ(regex_cost(""), 0u);
  EXPECT_EQ(regex_cost("abc"), 3u);
  EXPECT_EQ(regex_cost("a[]+{9}]b\\+"), 4u);
  EXPECT_LT(regex_cost("^(a|b)*c?.*$"), 20u);
}

TEST(RegexCost, DoublesWithEachPlus) {
  EXPECT_EQ(regex_cost("xa+"), 3u);
  EXPECT_EQ(regex_cost("a+++"), 8u);
  EXPECT_GE(regex_cost("a+++*+++?+++"), 512u) << "what stands between is repeated too";
  EXPECT_GE(regex_cost("((a+b)+c)+"), 2 * 2 * 3u);
  EXPECT_LT(regex_cost("a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+"), 100u);
}

TEST(RegexCost, MultipliesByIntervals) {
  EXPECT_GE(regex_cost("a{9}"), 9u);
  EXPECT_GE(regex_cost("a{2,9}"), 9u);
  EXPECT_GE(regex_cost("(ab){9,}"), 18u);
  EXPECT_LT(regex_cost("a{x}{"), 20u);
  EXPECT_EQ(regex_cost("((a{99}){99}){999}"), k_regex_too_costly);
}

TEST(RegexCost, HasALimitWhateverTheText) {
  EXPECT_EQ(regex_cost("a" + std::string(5000, '+')), k_regex_too_costly);
  EXPECT_EQ(regex_cost("a{99999999999999999999}{99999}"), k_regex_too_costly);
  EXPECT_LT(regex_cost(std::string(3000, '(') + std::string(3000, ')')), k_regex_too_costly);
}

}  // namespace
