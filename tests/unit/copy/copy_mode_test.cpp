// SPDX-License-Identifier: ISC
// The values are tmux 3.3a's.
#include "tests/unit/copy/copy_fixture.hpp"

namespace {

using CopyMode = copy_test::CopyFixture;
using shim::ModeKeys;
using End = shim::CopyMode::End;

constexpr auto k_prose = "hello world\nfoo bar-baz qux\n\nfoo(bar[1])\nlast foo line";

TEST_F(CopyMode, BeginsAtTheCursorOfTheProgram) {
  show(k_prose);
  EXPECT_EQ(cursor(), "13,3");
  EXPECT_EQ(value("scroll_position"), "0");
  EXPECT_EQ(value("copy_cursor_line"), "last foo line");
}

TEST_F(CopyMode, CopiesWithoutTheLastCharacterButForVi) {
  show(k_prose);
  run({"start-of-line"});
  run({"begin-selection"});
  run({"cursor-right"}, 3);
  EXPECT_EQ(value("selection_start_x") + '-' + value("selection_end_x"), "0-3");
  EXPECT_EQ(run({"copy-selection-no-clear"}).copied, "las");
  options_.keys = ModeKeys::vi;
  EXPECT_EQ(run({"copy-selection-no-clear"}).copied, "last");
}

TEST_F(CopyMode, JoinsLinesWhereTheyWrap) {
  show("one two three four five six seven\nend");
  EXPECT_EQ(copied({"history-top", "begin-selection", "cursor-down", "cursor-down", "end-of-line", "copy-selection"}),
            "one two three four five six seven\nend");
}

TEST_F(CopyMode, ARectangleTakesTheSameColumnsOfEachLine) {
  show("abcdef\nghijkl\nmnopqr\n");
  run({"top-line"});
  run({"rectangle-on"});
  run({"cursor-right"});
  run({"begin-selection"});
  run({"cursor-right"}, 3);
  run({"cursor-down"}, 2);
  EXPECT_EQ(run({"copy-selection"}).copied, "bcd\nhij\nnop");
}

TEST_F(CopyMode, WordsEndAtSeparatorsAndSpacesDoNot) {
  show(k_prose, 20, 5);
  run({"history-top"});
  run({"cursor-down"});
  run({"next-word"});
  EXPECT_EQ(cursor(), "4,1");
  run({"next-word-end"});
  EXPECT_EQ(cursor(), "7,1");
  run({"start-of-line"});
  run({"next-space"}, 2);
  EXPECT_EQ(cursor(), "12,1");
  run({"previous-space"});
  EXPECT_EQ(cursor(), "4,1");
}

TEST_F(CopyMode, SelectsTheWordAndTheLineAtTheCursor) {
  show(k_prose);
  run({"cursor-left"}, 6);
  EXPECT_EQ(copied({"select-word", "copy-selection"}), "foo");
  EXPECT_EQ(copied({"select-line", "copy-selection"}), "last foo line");
  options_.keys = ModeKeys::vi;
  EXPECT_EQ(copied({"select-line", "copy-selection"}), "last foo line\n");
}

TEST_F(CopyMode, SearchesBackAndOnAndAround) {
  show(k_prose);
  run({"search-backward", "foo"});
  EXPECT_EQ(cursor(), "5,3");
  EXPECT_EQ(value("search_match"), "foo");
  run({"search-again"});
  EXPECT_EQ(cursor(), "0,2");
  run({"search-reverse"});
  EXPECT_EQ(cursor(), "3,2") << "emacs is behind the match when it searches down";
  EXPECT_EQ(last_search_.text, "foo");
}

TEST_F(CopyMode, AnExpressionCountsACharacterBeyondAsciiAsOne) {
  show("w\u00efde \u4f60\u597d\ncaf\u00e9 x", 20, 4);
  run({"search-backward", "caf. x"});
  EXPECT_EQ(value("search_match"), "caf\u00e9 x");
  run({"search-backward", "w\u00efd[a-z]"});
  EXPECT_EQ(value("search_match"), "w\u00efde");
}

TEST_F(CopyMode, AWrongExpressionFindsNothing) {
  show(k_prose);
  run({"search-backward", "(foo"});
  EXPECT_EQ(cursor(), "13,3");
  EXPECT_EQ(value("search_present"), "0");
}

TEST_F(CopyMode, GoesFromABracketToItsPartner) {
  show("f(a[1], {b})\n");
  run({"top-line"});
  run({"cursor-right"});
  run({"next-matching-bracket"});
  EXPECT_EQ(cursor(), "11,0");
  run({"previous-matching-bracket"});
  EXPECT_EQ(cursor(), "1,0");
}

TEST_F(CopyMode, WhatItDoesNotKnowAndWrongCountsOfArgumentsDoNothing) {
  show(k_prose);
  EXPECT_FALSE(run({"nothing"}).ran);
  EXPECT_FALSE(run({"cursor-left", "3"}).ran);
  EXPECT_FALSE(run({"goto-line"}).ran);
  run({"goto-line", "x"});
  EXPECT_EQ(cursor(), "13,3");
}

TEST_F(CopyMode, ACountWaitsForTheNextCommand) {
  show(k_prose);
  run({}, 3);
  run({"cursor-left"});
  EXPECT_EQ(cursor(), "10,3");
  run({"cursor-left"});
  EXPECT_EQ(cursor(), "9,3");
}

TEST_F(CopyMode, EndsWhereItIsToldTo) {
  show("1\n2\n3\n4\n5\n6\n7");
  EXPECT_EQ(run({"cancel"}).end, End::ends);
  EXPECT_EQ(run({"page-down"}).end, End::stays);
  EXPECT_EQ(run({"page-down-and-cancel"}).end, End::ends);
  enter(shim::ScrollExit::yes);
  run({"scroll-up"});
  EXPECT_EQ(run({"page-down"}).end, End::ends);
}

TEST_F(CopyMode, ANewSizeKeepsTheCursorAtItsText) {
  show("one two three four five six seven\nend", 20, 4);
  run({"search-backward", "six"});
  mode_->resize(40, 3);
  EXPECT_EQ(value("copy_cursor_line"), "one two three four five six seven");
  EXPECT_EQ(value("copy_cursor_x"), "24");
  mode_->resize(10, 2);
  EXPECT_EQ(value("copy_cursor_line"), "ive six se");
}

TEST_F(CopyMode, AMatchThatIsAllThereIsHoldsUpNobody) {
  show(std::string(80, 'x'), 20, 4);
  run({"search-forward", "x+"}, 5);
  options_.keys = ModeKeys::vi;
  run({"search-forward", "x+"}, 5);
  EXPECT_EQ(value("search_present"), "1");
}

TEST_F(CopyMode, ATextIsTheSameAfterAJourney) {
  show("a\u4f60b\n\033(0qqx\033(B plain", 10, 3);
  const std::string bytes = encode_copy_text(text());
  shim::CopyText back;
  ASSERT_TRUE(decode_copy_text(bytes, back));
  EXPECT_EQ(encode_copy_text(back), bytes);
  EXPECT_FALSE(decode_copy_text(bytes.substr(0, bytes.size() - 1), back));
  EXPECT_FALSE(decode_copy_text("", back));
}

TEST_F(CopyMode, LineDrawingIsCopiedAsUtf8) {
  show("\033(0lqk\033(B end", 10, 3);
  EXPECT_EQ(run({"copy-line"}).copied, "\u250c\u2500\u2510 end");
}

}  // namespace
