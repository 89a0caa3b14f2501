// SPDX-License-Identifier: ISC
#include "shim/options/option_name.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

std::string error_of(std::string_view text) {
  const auto found = match_option(text);
  return found ? "found " + found->name : found.error().message;
}

TEST(MatchOption, TakesAnUnambiguousBeginning) {
  EXPECT_EQ(match_option("history-f")->name, "history-file");
  EXPECT_EQ(match_option("mou")->name, "mouse");
  EXPECT_EQ(match_option("buf")->name, "buffer-limit");
}

TEST(MatchOption, AnExactNameIsNeverAmbiguous) {
  EXPECT_EQ(match_option("status")->name, "status");
  EXPECT_EQ(match_option("prefix")->name, "prefix");
}

TEST(MatchOption, SaysWhatIsAmbiguous) {
  EXPECT_EQ(error_of("st"), "ambiguous option: st");
  EXPECT_EQ(error_of("pref"), "ambiguous option: pref");
  EXPECT_EQ(error_of("status-f[0]"), "ambiguous option: status-f[0]");
}

TEST(MatchOption, SaysWhatIsUnknown) {
  EXPECT_EQ(error_of("nosuch"), "invalid option: nosuch");
  EXPECT_EQ(error_of("nosuch[3]"), "invalid option: nosuch[3]");
}

TEST(MatchOption, CallsAMalformedNameAmbiguousAsTmuxDoes) {
  for (const char* text : {"", "status[", "status[-1]", "sta[a]"}) {
    EXPECT_EQ(error_of(text), "ambiguous option: " + std::string(text));
  }
}

TEST(MatchOption, KeepsTheIndexAndUserNames) {
  const auto item = match_option("user-k[3]");
  ASSERT_TRUE(item);
  EXPECT_EQ(item->name, "user-keys");
  EXPECT_EQ(item->index, 3u);
  EXPECT_TRUE(item->is_array());
  const auto user = match_option("@anything at all");
  ASSERT_TRUE(user);
  EXPECT_EQ(user->name, "@anything at all");
  EXPECT_EQ(user->spec, nullptr);
}

TEST(MatchOption, TakesAmericanSpellings) { EXPECT_EQ(match_option("clock-mode-color")->name, "clock-mode-colour"); }

}  // namespace
}  // namespace shim
