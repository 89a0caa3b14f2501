// SPDX-License-Identifier: ISC
// Expectations: what tmux 3.3a prints for the same words (source-file -v).
#include "shim/cli/quote.hpp"

#include <gtest/gtest.h>

namespace {

using shim::quote_word;
using shim::quote_words;

TEST(QuoteWord, LeavesPlainWordsAlone) {
  EXPECT_EQ(quote_word("send-keys"), "send-keys");
  EXPECT_EQ(quote_word("a~b=c/d"), "a~b=c/d");
  EXPECT_EQ(quote_word("\xc3\xa9"), "\xc3\xa9");
}

TEST(QuoteWord, QuotesWhatTheLexerWouldReadOtherwise) {
  EXPECT_EQ(quote_word(""), "''");
  EXPECT_EQ(quote_word("a b"), "\"a b\"");
  EXPECT_EQ(quote_word("a;b"), "\"a;b\"");
  EXPECT_EQ(quote_word("it's"), "\"it's\"");
  EXPECT_EQ(quote_word("say \"x\""), "\"say \\\"x\\\"\"");
  EXPECT_EQ(quote_word("a\"b"), "'a\"b'");
  EXPECT_EQ(quote_word("%1"), "\"%1\"");
}

TEST(QuoteWord, EscapesASingleSpecialCharacter) {
  EXPECT_EQ(quote_word(";"), "\\;");
  EXPECT_EQ(quote_word("#"), "\\#");
  EXPECT_EQ(quote_word("~"), "\\~");
  EXPECT_EQ(quote_word(" "), "\" \"");
}

TEST(QuoteWord, EscapesVariablesHomesAndControlCharacters) {
  EXPECT_EQ(quote_word("$HOME"), "\"\\$HOME\"");
  EXPECT_EQ(quote_word("$0"), "\"$0\"");
  EXPECT_EQ(quote_word("~/x"), "\\~/x");
  EXPECT_EQ(quote_word("~/x y"), "\"\\~/x y\"");
  EXPECT_EQ(quote_word("a\tb\nc"), "a\\tb\\nc");
  EXPECT_EQ(quote_word("\033[m"), "\\033[m");
  EXPECT_EQ(quote_word("\xff"), "\\377");
  EXPECT_EQ(quote_word("a\\b"), "a\\\\b");
}

TEST(QuoteWords, SeparatesWithASpace) {
  EXPECT_EQ(quote_words({"bash", "-c", "echo hi"}), "bash -c \"echo hi\"");
  EXPECT_EQ(quote_words({}), "");
}

}  // namespace
