// SPDX-License-Identifier: ISC
#include "shim/commands/path_glob.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/state/temp_dir.hpp"

namespace shim {
namespace {

class PathGlob : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"b.conf", "a.conf", ".hidden.conf", "x*y", "plain"}) state_test::spill(temp_ / name, "");
    std::filesystem::create_directory(temp_ / "sub");
    state_test::spill(temp_ / "sub/c.conf", "");
  }
  // Matches of a pattern in the folder, without the folder.
  std::string matches(const std::string& pattern) {
    std::string out;
    for (const std::string& path : matching_files(temp_.path() + "/" + pattern)) {
      out += path.substr(temp_.path().size() + 1) + " ";
    }
    return out;
  }
  state_test::TempDir temp_;
};

TEST_F(PathGlob, SortsWhatMatches) {
  EXPECT_EQ(matches("*.conf"), "a.conf b.conf ");
  EXPECT_EQ(matches("[b-z].conf"), "b.conf ");
  EXPECT_EQ(matches(".h*"), ".hidden.conf ");
}

TEST_F(PathGlob, TakesPatternsInEveryComponent) {
  EXPECT_EQ(matches("s*/*.conf"), "sub/c.conf ");
  EXPECT_EQ(matches("*/c.conf"), "sub/c.conf ");
}

TEST_F(PathGlob, PlainPathsMatchWhenTheyExist) {
  EXPECT_EQ(matches("plain"), "plain ");
  EXPECT_EQ(matches("none"), "");
  EXPECT_EQ(matches("none*"), "");
  EXPECT_EQ(matches("plain/x*"), "");
}

TEST_F(PathGlob, QuotesTakeTheMeaningAway) {
  EXPECT_EQ(matches("x\\*y"), "x*y ");
  EXPECT_EQ(quote_pattern("/a*b[c]?\\"), "/a\\*b\\[c\\]\\?\\\\");
  EXPECT_EQ(matching_files(quote_pattern(temp_ / "x*y")), std::vector<std::string>{temp_ / "x*y"});
}

}  // namespace
}  // namespace shim
