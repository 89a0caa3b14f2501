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

// On a busy machine the shell still waits at its old prompt when we look: what is typed then is thrown away.
TEST_F(InputHoldTest, WaitsForTheAnswerToAnInterrupt) {
  const auto interrupt = [&](int ms) { hold_.start_again(start_ + milliseconds(ms)); };
  interrupt(0);
  EXPECT_TRUE(waits(InputSign::editor, 0));
  EXPECT_TRUE(waits(InputSign::editor, 30)) << "nothing has happened yet";
  hold_.output_seen(start_ + milliseconds(31));
  EXPECT_FALSE(waits(InputSign::editor, 40));
  interrupt(40);
  EXPECT_TRUE(waits(InputSign::editor, 41));
  EXPECT_TRUE(waits(InputSign::starting, 45));
  EXPECT_TRUE(waits(InputSign::editor, 50));
  EXPECT_FALSE(waits(InputSign::editor, 60));
  interrupt(60);
  EXPECT_TRUE(waits(InputSign::editor, 61));
  EXPECT_TRUE(waits(InputSign::editor, 559));
  EXPECT_FALSE(waits(InputSign::editor, 560)) << "it may ignore interrupts";
}

TEST_F(InputHoldTest, IsNoLongerForAnInterruptInBetween) {
  hold_.set_limit(milliseconds(1000));
  EXPECT_TRUE(waits(InputSign::starting, 900));
  hold_.start_again(start_ + milliseconds(900));
  EXPECT_TRUE(waits(InputSign::starting, 999));
  EXPECT_FALSE(waits(InputSign::starting, 1000)) << "the limit is the program's";
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
