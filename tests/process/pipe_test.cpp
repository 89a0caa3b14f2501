// SPDX-License-Identifier: ISC
// pipe-pane: a program's output, as it is, into a command.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using testing::HasSubstr;

class Pipe : public testing::Test {
 protected:
  void SetUp() override {
    pane_ = universe_.start("main", {"echo ready; while read -r line; do printf \"<$line>\\n\"; done"});
    universe_.shows(pane_, "ready");
  }
  void type(const std::string& text) { universe_.must({"send-keys", "-t", pane_, text, "Enter"}); }
  bool logged(const std::string& file, const std::string& text) {
    return wait_until([&] { return universe_.read_file(file).find(text) != std::string::npos; });
  }
  TempUniverse universe_;
  std::string pane_;
};

TEST_F(Pipe, OutputReachesTheCommandAsItIs) {
  universe_.must({"pipe-pane", "-o", "-t", pane_, "cat >> log"});
  EXPECT_EQ(universe_.format(pane_, "#{pane_pipe}"), "1");
  type("\\033[31mred");
  EXPECT_TRUE(logged("log", "<\033[31mred>\r\n"));
  EXPECT_EQ(universe_.read_file("log").find("ready"), std::string::npos) << "only what comes after";
}

TEST_F(Pipe, ClosingItEndsTheCommand) {
  universe_.must({"pipe-pane", "-t", pane_, "cat > log; echo closed > end"});
  type("one");
  EXPECT_TRUE(logged("log", "<one>"));
  universe_.must({"pipe-pane", "-t", pane_});
  EXPECT_TRUE(logged("end", "closed"));
  EXPECT_EQ(universe_.format(pane_, "#{pane_pipe}"), "0");
  type("two");
  EXPECT_TRUE(universe_.shows(pane_, "<two>"));
  EXPECT_EQ(universe_.read_file("log").find("<two>"), std::string::npos);
}

TEST_F(Pipe, OIsASwitch) {
  universe_.must({"pipe-pane", "-o", "-t", pane_, "cat >> log"});
  universe_.must({"pipe-pane", "-o", "-t", pane_, "cat >> other"});
  EXPECT_EQ(universe_.format(pane_, "#{pane_pipe}"), "0");
  EXPECT_FALSE(universe_.exists("other"));
}

TEST_F(Pipe, TheCommandMayTypeIntoThePane) {
  universe_.must({"pipe-pane", "-I", "-t", pane_, "echo from the pipe"});
  EXPECT_TRUE(universe_.shows(pane_, "<from the pipe>"));
}

TEST_F(Pipe, TheCommandIsAFormat) {
  universe_.must({"pipe-pane", "-t", pane_, "cat > log-#{pane_id}"});
  type("x");
  EXPECT_TRUE(logged("log-" + pane_, "<x>"));
}

}  // namespace
