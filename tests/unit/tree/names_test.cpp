// SPDX-License-Identifier: ISC
// Expectations are what tmux 3.3a made of these names.
#include <gtest/gtest.h>

#include "shim/tree/tree.hpp"

namespace shim {
namespace {

TEST(CleanSessionName, ReplacesTheSeparatorsOfTargets) {
  EXPECT_EQ(clean_session_name("a.b:c"), "a_b_c");
  EXPECT_FALSE(clean_session_name(""));
}

TEST(CleanWindowName, EscapesWhatATerminalWouldObey) {
  const std::pair<const char*, const char*> k_cases[] = {
      {"a\\b", "a\\\\b"},    {"t\tq", "t\\tq"},          {"n\nq", "n\\nq"},
      {"c\x01q", "c\\001q"}, {"e\x1bq", "e\\033q"},      {"d\x7fq", "d\\177q"},
      {"h\xff", "h\\377"},   {"u\xc3\xa9", "u\xc3\xa9"}, {"c1\xc2\x85q", "c1\\302\\205q"},
      {"x*?[#", "x*?[#"},    {"b\bq", "b\\bq"},          {"end\\", "end\\\\"},
  };
  for (const auto& [name, kept] : k_cases) EXPECT_EQ(clean_window_name(name), kept);
}

TEST(CleanWindowName, EscapesWhatWouldBecomeAVariable) {
  EXPECT_EQ(clean_window_name("p$abc"), "p\\$abc");
  EXPECT_EQ(clean_window_name("p$ x"), "p$ x");
  EXPECT_EQ(clean_window_name("end$"), "end$");
  EXPECT_EQ(clean_window_name("$_"), "\\$_");
}

TEST(CleanWindowName, MayBeEmpty) { EXPECT_EQ(clean_window_name(""), ""); }

}  // namespace
}  // namespace shim
