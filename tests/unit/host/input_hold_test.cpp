// SPDX-License-Identifier: ISC
#include "shim/host/input_hold.hpp"

#include <gtest/gtest.h>

namespace shim {
namespace {

using std::chrono::milliseconds;

class InputHoldTest : public testing::Test {
 protected:
  InputHoldTest() { hold_.start(1, "/dev/pts/1", start_); }
  bool waits(InputSign sign, int ms) { return hold_.judge(sign, start_ + milliseconds(ms)); }
  InputHold::Clock::time_point start_ = InputHold::Clock::now();
  InputHold hold_;
};

TEST_F(InputHoldTest, LastsUntilTheEditorHasTheTerminal) {
  EXPECT_TRUE(waits(InputSign::starting, 0));
  EXPECT_TRUE(waits(InputSign::editor, 900));
  EXPECT_FALSE(waits(InputSign::editor, 910));
  EXPECT_TRUE(hold_.is_over());
  EXPECT_FALSE(waits(InputSign::starting, 920)) << "a shell that was ready stays ready";
}

TEST_F(InputHoldTest, DoesNotTrustModesOfAMoment) {
  EXPECT_TRUE(waits(InputSign::editor, 100));
  EXPECT_TRUE(waits(InputSign::starting, 105));
  EXPECT_TRUE(waits(InputSign::editor, 110));
  EXPECT_TRUE(waits(InputSign::editor, 119));
  EXPECT_FALSE(waits(InputSign::editor, 120));
}

TEST_F(InputHoldTest, CanStartAgain) {
  EXPECT_TRUE(waits(InputSign::editor, 0));
  EXPECT_FALSE(waits(InputSign::editor, 10));
  hold_.start_again(start_ + milliseconds(10));
  EXPECT_TRUE(waits(InputSign::editor, 11));
  EXPECT_FALSE(waits(InputSign::editor, 21));
}

TEST_F(InputHoldTest, IsNotForProgramsThatReadTheirTerminal) {
  EXPECT_FALSE(waits(InputSign::no_shell, 0));
  EXPECT_FALSE(hold_.is_over()) << "it may become a shell yet";
  EXPECT_TRUE(waits(InputSign::starting, 1));
}

TEST_F(InputHoldTest, EndsWhenAStartUpFileWaitsForAPerson) {
  EXPECT_TRUE(waits(InputSign::elsewhere, 100));
  EXPECT_TRUE(waits(InputSign::elsewhere, 599));
  EXPECT_FALSE(waits(InputSign::elsewhere, 600));
}

TEST_F(InputHoldTest, HasALimit) {
  EXPECT_TRUE(waits(InputSign::starting, 9'999));
  EXPECT_FALSE(waits(InputSign::starting, 10'000));
  hold_.start(1, "/dev/pts/1", start_);
  hold_.set_limit(milliseconds(50));
  EXPECT_TRUE(waits(InputSign::starting, 49));
  EXPECT_FALSE(waits(InputSign::starting, 50));
}

TEST_F(InputHoldTest, WakesNobodyWhoHoldsNothing) {
  EXPECT_EQ(hold_.timeout(false, start_), -1);
  hold_.output_seen(start_);
  EXPECT_EQ(hold_.timeout(false, start_), 10) << "once, after the prompt";
  EXPECT_FALSE(waits(InputSign::no_shell, 10));
  hold_.output_seen(start_ + milliseconds(20));
  EXPECT_EQ(hold_.timeout(false, start_ + milliseconds(20)), -1) << "not for programs that are no shells";
}

TEST(InputHoldOption, IsALimitOrASwitch) {
  EXPECT_EQ(InputHold::limit_from("off"), milliseconds(0));
  EXPECT_EQ(InputHold::limit_from("0"), milliseconds(0));
  EXPECT_EQ(InputHold::limit_from("250"), milliseconds(250));
  for (const char* text : {"", "on", "soon", "5s", "-1"})
    EXPECT_EQ(InputHold::limit_from(text), milliseconds(10'000)) << text;
}

}  // namespace
}  // namespace shim
