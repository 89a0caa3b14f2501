// SPDX-License-Identifier: ISC
// The reader of transcripts: a replay is worth no more than what it reads.
#include "tests/support/transcript.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using support::parse_recorded_call;
using support::unquote_words;
using testing::ElementsAre;

TEST(Transcript, BackslashQuotesOneCharacter) {
  EXPECT_THAT(unquote_words(R"(-F \#\{pane_id\} a\ b )"), ElementsAre("-F", "#{pane_id}", "a b"));
}

TEST(Transcript, AnsiQuotesHoldEscapes) {
  EXPECT_THAT(unquote_words(R"($'%0\n%1' $'a\tb\'c\\d\033' '')"), ElementsAre("%0\n%1", "a\tb'c\\d\033", ""));
}

TEST(Transcript, ALineIsACall) {
  const auto call = parse_recorded_call("TMUX=/W/s,PID,0 PANE=%1\trc=1\tkill-pane -t %1 \tOUT=''\tERR=can\\'t\\ find");
  EXPECT_EQ(call.tmux, "/W/s,PID,0");
  EXPECT_EQ(call.pane, "%1");
  EXPECT_EQ(call.exit_code, 1);
  EXPECT_THAT(call.words, ElementsAre("kill-pane", "-t", "%1"));
  EXPECT_EQ(call.out, "");
  EXPECT_EQ(call.err, "can't find");
}

TEST(Transcript, ALineThatIsCutOffIsAnError) {
  EXPECT_THROW(parse_recorded_call("TMUX= PANE=\trc=0\t-V "), std::runtime_error);
}

}  // namespace
