// SPDX-License-Identifier: ISC
// Behaviours of the terminal towards its host: captures, answers, titles, modes, notices.
#include "shim/term/terminal.hpp"

#include <gtest/gtest.h>

#include "tests/unit/term/terminal_fixture.hpp"

namespace shim {
namespace {

std::string replies_to(std::string_view input) {
  TestTerminal shown(80, 24);
  shown.terminal.feed(input);
  return shown.listener.replies;
}

TEST(Terminal, AnswersWhatTmuxAnswers) {
  EXPECT_EQ(replies_to("\033[c\033[0c"), "\033[?1;2c\033[?1;2c");
  EXPECT_EQ(replies_to("\033[>c"), "\033[>84;0;0c");
  EXPECT_EQ(replies_to("\033[5n"), "\033[0n");
  EXPECT_EQ(replies_to("\033[3;4H\033[6n"), "\033[3;4R");
  EXPECT_EQ(replies_to("\033[1;80Hx\033[6n"), "\033[1;81R");  // a pending wrap counts
  EXPECT_EQ(replies_to("\033[>q"), "\033P>|tmux 3.3a\033\\");
  EXPECT_EQ(replies_to("\033[18t"), "\033[8;80;24t");
}

TEST(Terminal, StaysSilentWhereTmuxDoes) {
  for (const std::string_view query : {"\033[1c", "\033[?1$p", "\033[?2026$p", "\033[?u", "\033[14t", "\033P$qm\033\\",
                                       "\033]10;?\007", "\033]11;?\033\\", "\033[=c", "\033[?6n", "\033Z", "\005"})
    EXPECT_EQ(replies_to(query), "") << query.substr(1);
}

TEST(Terminal, ReportsTitlesNamesAndPaths) {
  TestTerminal shown(20, 3);
  shown.terminal.feed("\033]0;one\007\033]2;two é\033\\\033_three\033\\\033]2;bad \xff\007");
  shown.terminal.feed("\033kname\033\\\033]7;file://h/a$b\\c\007\007");
  EXPECT_EQ(shown.listener.titles, (std::vector<std::string>{"one", "two é", "three"}));
  EXPECT_EQ(shown.listener.names, (std::vector<std::string>{"name"}));
  EXPECT_EQ(shown.listener.paths, (std::vector<std::string>{"file://h/a\\$b\\\\c"}));
  EXPECT_EQ(shown.listener.bells, 1);
  EXPECT_STREQ(shown.facts().title, "three");
  EXPECT_STREQ(shown.facts().path, "file://h/a\\$b\\\\c");
}

TEST(Terminal, KeepsLongTitlesThatArriveInPieces) {
  TestTerminal shown(20, 3);
  const std::string title(300, 't');
  for (const char c : "\033]2;" + title + "\007") shown.terminal.feed({&c, 1});
  EXPECT_EQ(shown.facts().title, title);
}

TEST(Terminal, StacksTitles) {
  TestTerminal shown(20, 3);
  shown.terminal.feed("\033]2;one\007\033[22;2t\033]2;two\007\033[22t\033[23;0t");
  EXPECT_STREQ(shown.facts().title, "one");
  shown.terminal.feed("\033[23;0t");
  EXPECT_STREQ(shown.facts().title, "one");
}

TEST(Terminal, CutsAFactsTitleBetweenCharacters) {
  TestTerminal shown(20, 3);
  std::string title;
  for (int i = 0; i < 600; ++i) title += "é";
  shown.terminal.set_title("x" + title);
  EXPECT_EQ(std::string_view(shown.facts().title), "x" + title.substr(0, 1022));
}

TEST(Terminal, DecodesTheClipboard) {
  TestTerminal shown(20, 3);
  shown.terminal.feed("\033]52;c;aGVsbG8=\007\033]52;c;?\007\033]52;c;!!!!\007\033]52;c;\007\033]52\007");
  EXPECT_EQ(shown.listener.clipboards, (std::vector<std::string>{"hello"}));
}

TEST(Terminal, ReportsModes) {
  TestTerminal shown(20, 3);
  EXPECT_EQ(shown.facts().modes,
            static_cast<std::uint32_t>(PaneMode::cursor_visible) | static_cast<std::uint32_t>(PaneMode::wrap));
  shown.terminal.feed("\033[?1;6;1002;1004;1006;2004h\033[?25;7l\033[4h\033=\033[5 q\033[>4;1m\033[?1049h");
  const PaneFacts facts = shown.facts();
  for (const PaneMode mode :
       {PaneMode::cursor_keys, PaneMode::origin, PaneMode::mouse_button, PaneMode::focus_events, PaneMode::mouse_sgr,
        PaneMode::bracketed_paste, PaneMode::insert, PaneMode::keypad, PaneMode::alternate})
    EXPECT_TRUE(has_mode(facts, mode)) << static_cast<std::uint32_t>(mode);
  for (const PaneMode mode : {PaneMode::cursor_visible, PaneMode::wrap, PaneMode::mouse_standard, PaneMode::mouse_all})
    EXPECT_FALSE(has_mode(facts, mode)) << static_cast<std::uint32_t>(mode);
  EXPECT_EQ(facts.cursor_shape, 5u);
  EXPECT_TRUE(shown.terminal.key_modes().cursor_keys);
  EXPECT_TRUE(shown.terminal.key_modes().keypad);
  EXPECT_TRUE(shown.terminal.key_modes().extended_keys);
  shown.terminal.feed("\033[?1003h\033[?1000l");
  EXPECT_FALSE(has_mode(shown.facts(), PaneMode::mouse_all));
}

TEST(Terminal, CapturesRangesOfLines) {
  TestTerminal shown(10, 3);
  shown.terminal.feed("1\r\n2\r\n3\r\n4\r\n5");
  const auto lines = [&](CaptureRequest request) { return shown.terminal.capture(request).value(); };
  EXPECT_EQ(lines({}), "3\n4\n5\n");
  EXPECT_EQ(lines({.start = -1}), "2\n3\n4\n5\n");
  EXPECT_EQ(lines({.start = -99, .end = 0}), "1\n2\n3\n");
  EXPECT_EQ(lines({.start = 1, .end = 1}), "4\n");
  EXPECT_EQ(lines({.start = 2, .end = 0}), "3\n4\n5\n");
  EXPECT_EQ(lines({.start = 9}), "5\n");
  EXPECT_EQ(lines({.start_of_history = true, .end = -2}), "1\n");
  EXPECT_EQ(lines({.start = -1, .end_of_screen = true}), "2\n3\n4\n5\n");
  EXPECT_EQ(lines({.start = 32768}), "3\n4\n5\n");
}

TEST(Terminal, CapturesTheSavedScreen) {
  TestTerminal shown(10, 2);
  EXPECT_EQ(shown.terminal.capture({.alternate = true}).error().message, "no alternate screen");
  EXPECT_EQ(shown.terminal.capture({.alternate = true, .quiet = true}).value(), "");
  shown.terminal.feed("main\033[?1049h\033[Halternate");
  EXPECT_EQ(shown.terminal.capture({.alternate = true}).value(), "main\n\n");
  EXPECT_EQ(shown.terminal.capture({}).value(), "alternate\n\n");
  EXPECT_EQ(shown.facts().alternate_saved_x, 4u);
}

TEST(Terminal, CapturesAnUnfinishedSequence) {
  TestTerminal shown(10, 2);
  shown.terminal.feed("x\033]0;a\\b\001");
  EXPECT_EQ(shown.terminal.capture({.pending = true}).value(), "\033]0;a\\b\001");
  EXPECT_EQ(shown.terminal.capture({.escape_octal = true, .pending = true}).value(), "\\033]0;a\\134b\\001");
  shown.terminal.feed("\007");
  EXPECT_EQ(shown.terminal.capture({.pending = true}).value(), "");
}

TEST(Terminal, ResetClearsIntoTheHistory) {
  TestTerminal shown(10, 3);
  shown.terminal.feed("hello\033[31m\033[?7l\033[2;3r\033[?1h\033]0;t\007\033[1;");
  shown.terminal.reset();
  shown.terminal.feed("plain");
  EXPECT_EQ(shown.capture({.escapes = true}), "hello\nplain\n\n\n");
  EXPECT_EQ(shown.summary(), "5,0 0-2 1");
  EXPECT_FALSE(shown.terminal.key_modes().cursor_keys);
  EXPECT_STREQ(shown.facts().title, "t");
}

TEST(Terminal, KeepsALineJoinedWhereAWideCharacterDoesNotFit) {  // where tmux 3.3a loses the cursor
  TestTerminal shown(5, 4);
  shown.terminal.feed("漢字漢字漢");
  shown.terminal.resize({9, 4});
  shown.terminal.feed("!");
  EXPECT_EQ(shown.capture(), "漢字漢字\n漢!\n\n\n");
  EXPECT_EQ(shown.capture({.join = true}), "漢字漢字漢!\n\n\n");
}

TEST(Terminal, ClearsTheHistory) {
  TestTerminal shown(10, 2);
  shown.terminal.feed("1\r\n2\r\n3\r\n4");
  shown.terminal.clear_history();
  EXPECT_EQ(shown.capture(), "3\n4\n");
  EXPECT_EQ(shown.facts().history_size, 0u);
  shown.terminal.resize({10, 4});
  EXPECT_EQ(shown.capture(), "3\n4\n\n\n");
}

TEST(Terminal, TrimmingPullsTheHistoryDownToTheCursor) {
  TestTerminal shown(10, 3);
  shown.terminal.feed("1\r\n2\r\n3\r\n4\r\n5\033[1;2H");
  shown.terminal.trim_below_cursor();
  EXPECT_EQ(shown.capture(), "1\n2\n3\n");
  EXPECT_EQ(shown.summary(), "1,2 0-2 0");
  shown.terminal.resize({10, 5});
  EXPECT_EQ(shown.capture(), "1\n2\n3\n\n\n") << "what was pulled down can't come back once more";
}

TEST(Terminal, TrimmingTakesWholeLinesOfAWiderPast) {
  TestTerminal shown(10, 2);
  shown.terminal.feed("0123456789\r\n2\r\n3\033[?1049h\033[H");
  shown.terminal.resize({4, 2});
  shown.terminal.trim_below_cursor();
  shown.terminal.feed("x");
  EXPECT_EQ(shown.summary(), "1,1 0-1 0");
  shown.terminal.resize({10, 2});
  shown.terminal.feed("\033[1;9Hy");
  EXPECT_EQ(shown.capture(), "01234567y9\nx\n");
}

TEST(Terminal, StartedEmptyItNeedsNoCarriageReturns) {
  TestTerminal shown(10, 3);
  shown.terminal.start_empty();
  shown.terminal.feed("ab\ncd\vef");
  EXPECT_EQ(shown.capture(), "ab\ncd\nef\n");
  EXPECT_FALSE(has_mode(shown.facts(), PaneMode::cursor_visible));
  shown.terminal.feed("\033c1\n2");
  EXPECT_EQ(shown.summary(), "2,1 0-2 3");
  EXPECT_FALSE(shown.terminal.line_feed_returns());
}

TEST(Terminal, WritesANoticeUnderTheText) {  // recorded from remain-on-exit
  TestTerminal shown(20, 5);
  shown.terminal.feed("hello\r\n\033[31m\033[2;3rworld");
  shown.terminal.write_notice("A long text that is far wider 漢字");
  EXPECT_EQ(shown.capture({.escapes = true, .keep_trailing = true}),
            "\033[31mworld\n\n\n\n\n\033[39mA long text that is \n");
  EXPECT_EQ(shown.summary(), "0,4 0-4 1");
  EXPECT_FALSE(has_mode(shown.facts(), PaneMode::cursor_visible));
}

TEST(Terminal, CountsTheBytesOfItsHistory) {
  TestTerminal shown(80, 4, 50000);
  EXPECT_EQ(shown.facts().history_bytes, 0u);
  for (int i = 0; i < 50000; ++i)
    shown.terminal.feed("an ordinary line of a log with 60 characters or thereabouts\r\n");
  EXPECT_EQ(shown.facts().history_size, 49997u);
  EXPECT_LT(shown.facts().history_bytes, 50000u * 70);
  EXPECT_GT(shown.facts().history_bytes, 50000u * 59);
}

}  // namespace
}  // namespace shim
