// SPDX-License-Identifier: ISC
// What must hold for any output: the fast path changes nothing, text survives resizing, garbage does no harm.
#include <gtest/gtest.h>

#include <algorithm>

#include "shim/term/glyph_store.hpp"
#include "shim/term/screen.hpp"
#include "tests/unit/term/random_stream.hpp"
#include "tests/unit/term/terminal_fixture.hpp"

namespace shim {
namespace {

// Everything that can be seen from outside.
std::string everything(const TestTerminal& shown) {
  const PaneFacts facts = shown.facts();
  return shown.capture({.escapes = true, .keep_trailing = true}) + shown.capture({.join = true}) +
         shown.capture({.escapes = true, .alternate = true, .quiet = true}) + shown.capture({.pending = true}) +
         shown.summary() + ' ' + std::to_string(facts.modes) + ' ' + facts.title + '\n' + shown.listener.replies;
}

void feed_in_pieces(Terminal& terminal, std::string_view stream, RandomStream& random) {
  while (!stream.empty()) {
    const std::size_t length = std::min<std::size_t>(1 + random.below(40), stream.size());
    terminal.feed(stream.substr(0, length));
    stream.remove_prefix(length);
  }
}

TEST(TextPath, DirectAndParserGiveTheSameScreen) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomStream random(seed);
    const unsigned columns = 5 + random.below(30), rows = 2 + random.below(8);
    std::string stream = random.hard_tokens(150);
    if (seed % 2 == 1) stream += random.garbage(500);
    TestTerminal direct(columns, rows, 20), parsed(columns, rows, 20);
    parsed.terminal.set_text_path(TextPath::parser);
    feed_in_pieces(direct.terminal, stream, random);
    feed_in_pieces(parsed.terminal, stream, random);
    ASSERT_EQ(everything(direct), everything(parsed)) << "seed " << seed;
  }
}

// At every place, so that each way of starting and ending a run, a character and a sequence is met.
TEST(TextPath, DirectAndParserGiveTheSameScreenWhereverTheOutputIsCutInTwo) {
  for (unsigned seed = 300; seed < 320; ++seed) {
    RandomStream random(seed);
    const unsigned columns = 2 + random.below(16), rows = 2 + random.below(4);
    const std::string stream = random.hard_tokens(40);
    TestTerminal parsed(columns, rows, 20);
    parsed.terminal.set_text_path(TextPath::parser);
    parsed.terminal.feed(stream);
    const std::string wanted = everything(parsed);
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
      TestTerminal direct(columns, rows, 20);
      direct.terminal.feed(std::string_view(stream).substr(0, cut));
      direct.terminal.feed(std::string_view(stream).substr(cut));
      ASSERT_EQ(everything(direct), wanted) << "seed " << seed << " cut " << cut;
    }
  }
}

// Runs of eight bytes and the edges of what is printable.
TEST(TextPath, DirectEndsARunAtAnyByteAnywhere) {
  for (unsigned before = 0; before < 18; ++before) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      const std::string stream =
          std::string(before, '~') + static_cast<char>(byte) + " !}~rest of the line, " + static_cast<char>(byte);
      TestTerminal direct(30, 4, 20), parsed(30, 4, 20);
      parsed.terminal.set_text_path(TextPath::parser);
      direct.terminal.feed(stream);
      parsed.terminal.feed(stream);
      ASSERT_EQ(everything(direct), everything(parsed)) << before << ' ' << byte;
    }
  }
}

// Every count of arguments and digits around the limits, complete or not, with anything behind it up to where the
// sequence need not be copied to be read.
TEST(TextPath, DirectReadsSequencesUpToItsLimits) {
  for (unsigned digits = 0; digits < 8; ++digits) {
    for (unsigned arguments = 1; arguments < 26; ++arguments) {
      std::string sequence = "\033[";
      for (unsigned i = 0; i < arguments; ++i) {
        if (i > 0) sequence += ';';
        sequence += std::string("0000000").substr(0, digits > 0 ? digits - 1 : 0) + (digits > 0 ? "1" : "");
      }
      for (const std::string final : {"m", "H", "", ";3m", ";31mx\033[0", "1m\033[mx\033[0m", ":m", "\x7fm"}) {
        const std::string stream = "ab\033[7m" + sequence + final;
        for (const std::size_t rest : {0U, 1U, 2U, 3U, 40U, 104U, 105U, 106U, 150U}) {
          TestTerminal direct(30, 4, 20), parsed(30, 4, 20);
          parsed.terminal.set_text_path(TextPath::parser);
          direct.terminal.feed(stream + std::string(rest, '1'));
          parsed.terminal.feed(stream + std::string(rest, '1'));
          ASSERT_EQ(everything(direct), everything(parsed)) << digits << ' ' << arguments << final << rest;
        }
      }
    }
  }
}

// Short runs in one pen or several, over what is there already, and over wide characters.
TEST(TextPath, DirectWritesRunsOfAnyLengthAnywhere) {
  for (unsigned column = 1; column < 24; ++column) {
    for (unsigned length = 1; length < 40; ++length) {
      for (const std::string before : {"", "\033[44mbehind it\033[m", "漢字漢字漢字漢字漢字"}) {
        const std::string stream = before + "\033[1;" + std::to_string(column) + "H\033[3" +
                                   std::to_string(length % 8) + "m" + std::string(length, '#') + "\033[m.\033[0m,";
        TestTerminal direct(20, 4, 20), parsed(20, 4, 20);
        parsed.terminal.set_text_path(TextPath::parser);
        direct.terminal.feed(stream);
        for (const char c : stream) parsed.terminal.feed({&c, 1});
        ASSERT_EQ(everything(direct), everything(parsed)) << column << ' ' << length << before;
      }
    }
  }
}

// What only combines never changes the pen, which is when the store is looked at otherwise.
TEST(Screen, MakesRoomForCombiningSequencesInOnePen) {
  Screen screen(20, 3, 0);
  screen.set_pen(Pen{.foreground = 1});
  for (char32_t base = 0x4e00; base < 0x4e00 + 20000; ++base) {
    screen.write_glyph(base, 2);
    screen.write_glyph(0x0301, 0);
  }
  EXPECT_FALSE(screen.grid().glyphs().crowded());
  char buffer[4];
  const Cell newest = screen.grid().row(2).at(18);
  EXPECT_EQ(screen.grid().glyphs().text(newest, buffer), "\xe9\xb0\x9f\xcc\x81");
  EXPECT_EQ(screen.grid().glyphs().pen(newest.pen).foreground, 1u);
}

TEST(Terminal, ShowsTheSameHoweverTheOutputIsCut) {
  for (unsigned seed = 500; seed < 600; ++seed) {
    RandomStream random(seed);
    const std::string stream = random.hard_tokens(100) + random.garbage(300);
    TestTerminal whole(20, 6, 20), cut(20, 6, 20);
    whole.terminal.feed(stream);
    feed_in_pieces(cut.terminal, stream, random);
    ASSERT_EQ(everything(whole), everything(cut)) << "seed " << seed;
  }
}

std::string visible_text(const TestTerminal& shown) {
  std::string text = shown.capture();
  std::erase_if(text, [](char c) { return c == '\n' || c == ' '; });
  return text;
}

TEST(Terminal, KeepsAllTextThroughAnySizes) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    RandomStream random(seed);
    TestTerminal shown(20, 6);
    for (unsigned line = 0; line < 40; ++line) {
      std::string text = "<" + std::to_string(line) + ">";
      for (unsigned words = random.below(12); words > 0; --words) text += random.below(4) == 0 ? "漢字" : "word.";
      shown.terminal.feed(text + "\r\n");
    }
    const std::string before = visible_text(shown);
    for (unsigned step = 0; step < 8; ++step) {
      shown.terminal.resize({4 + random.below(60), 2 + random.below(30)});
      ASSERT_EQ(visible_text(shown), before) << "seed " << seed << " step " << step;
    }
  }
}

TEST(Terminal, SurvivesGarbageInAnySize) {
  for (unsigned seed = 1000; seed < 1060; ++seed) {
    RandomStream random(seed);
    TestTerminal shown(1 + random.below(12), 1 + random.below(5), random.below(30));
    for (unsigned step = 0; step < 20; ++step) {
      shown.terminal.feed(random.garbage(300));
      shown.terminal.feed(random.tokens(20));
      if (random.below(3) == 0) shown.terminal.resize({1 + random.below(12), 1 + random.below(5)});
      const PaneFacts facts = shown.facts();
      ASSERT_LE(facts.cursor_x, facts.columns);
      ASSERT_LT(facts.cursor_y, facts.rows);
      ASSERT_LT(facts.scroll_bottom, facts.rows);
      ASSERT_LE(facts.scroll_top, facts.scroll_bottom);
      const std::string text = shown.capture({.keep_trailing = true});
      ASSERT_EQ(static_cast<unsigned>(std::count(text.begin(), text.end(), '\n')), facts.history_size + facts.rows);
    }
  }
}

TEST(Terminal, KeepsWhatIsShownWhenItForgetsUnusedPens) {
  TestTerminal shown(40, 5, 10);
  shown.terminal.feed("\033[38;2;1;2;3mAe\u0301\033[0m\r\n");
  for (unsigned i = 0; i < 60000; ++i)
    shown.terminal.feed("\r\033[48;2;" + std::to_string(i % 256) + ";" + std::to_string(i / 256) + ";7mx");
  EXPECT_EQ(shown.capture({.escapes = true}), "\033[38;2;1;2;3mAe\u0301\n\033[39m\033[48;2;95;234;7mx\n\n\n\n");
}

TEST(GlyphStore, CompactsToWhatRowsUse) {
  GlyphStore glyphs;
  Row row;
  for (Colour i = 0; i < 10000; ++i) {
    const std::uint32_t pen = glyphs.intern(Pen{.foreground = k_rgb_colour | i});
    if (i % 1000 == 0) row.extend(row.size + 1, make_cell('x', pen));
  }
  EXPECT_TRUE(glyphs.crowded());
  glyphs.compact({&row});
  EXPECT_FALSE(glyphs.crowded());
  for (std::uint32_t x = 0; x < row.size; ++x) {
    EXPECT_EQ(row.cells[x].pen, x + 1);
    EXPECT_EQ(glyphs.pen(row.cells[x].pen).foreground, k_rgb_colour | x * 1000);
  }
}

}  // namespace
}  // namespace shim
