// SPDX-License-Identifier: ISC
// Paste buffers live between processes and reach programs as they are.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using support::Words;

class Buffers : public testing::Test {
 protected:
  void SetUp() override { universe_.start(); }
  // What a program in raw mode receives from `paste`, in hexadecimal; it prints `before` first.
  std::string pasted(const Words& paste, std::size_t expected, const std::string& before = "") {
    const std::string pane = universe_.must(
        {"new-window", "-d", "-P", "-F", "#{pane_id}",
         fmt::format("stty raw -echo; printf '{}ready'; head -c {} > got.new; mv got.new got; cat", before, expected)});
    universe_.shows(pane, "ready");
    Words words{"paste-buffer", "-t", pane};
    words.insert(words.end(), paste.begin(), paste.end());
    universe_.must(words);
    EXPECT_TRUE(wait_until([&] { return universe_.exists("got"); }));
    return universe_.read_file("got");
  }
  TempUniverse universe_;
};

TEST_F(Buffers, WhatIsLoadedIsShown) {
  const std::string text = "first\nsecond\twith \xc3\xa9 and no newline";
  universe_.must({"load-buffer", "-b", "note", "-"}, text);
  EXPECT_EQ(universe_.tmux({"show-buffer", "-b", "note"}).out, text);
  EXPECT_EQ(universe_.must({"list-buffers", "-F", "#{buffer_name} #{buffer_size}"}),
            fmt::format("note {}", text.size()));
}

TEST_F(Buffers, LargeOnesAreWhole) {
  std::string text;
  for (int i = 0; text.size() < 1'000'000; ++i) text += fmt::format("line {}\n", i);
  universe_.must({"load-buffer", "-b", "big", "-"}, text);
  EXPECT_TRUE(universe_.tmux({"show-buffer", "-b", "big"}).out == text);
  universe_.must({"save-buffer", "-b", "big", universe_.path("saved")});
  EXPECT_TRUE(universe_.read_file("saved") == text);
}

TEST_F(Buffers, FilesAreLoadedAndSaved) {
  universe_.write_file("in", "from a file\n");
  universe_.must({"load-buffer", "in"});
  universe_.must({"save-buffer", universe_.path("out")});
  universe_.must({"save-buffer", "-a", universe_.path("out")});
  EXPECT_EQ(universe_.read_file("out"), "from a file\nfrom a file\n");
}

TEST_F(Buffers, NewestIsFirstAndNamesCountUp) {
  for (const auto* text : {"a", "b"}) universe_.must({"set-buffer", text});
  EXPECT_EQ(universe_.must({"list-buffers", "-F", "#{buffer_name}=#{buffer_sample}"}), "buffer1=b\nbuffer0=a");
  EXPECT_EQ(universe_.must({"show-buffer"}), "b");
  universe_.must({"set-buffer", "-a", "-b", "buffer0", "+"});
  EXPECT_EQ(universe_.must({"show-buffer", "-b", "buffer0"}), "a+");
  universe_.must({"set-buffer", "-b", "buffer0", "-n", "named"});
  universe_.must({"delete-buffer", "-b", "buffer1"});
  EXPECT_EQ(universe_.must({"list-buffers", "-F", "#{buffer_name}"}), "named");
}

TEST_F(Buffers, PasteTurnsNewlinesIntoReturns) {
  universe_.must({"set-buffer", "one\ntwo\n"});
  EXPECT_EQ(pasted({}, 8), "one\rtwo\r");
}

TEST_F(Buffers, PasteKeepsNewlinesWithR) {
  universe_.must({"set-buffer", "one\ntwo\n"});
  EXPECT_EQ(pasted({"-r"}, 8), "one\ntwo\n");
}

TEST_F(Buffers, PasteIsBracketedWhenTheProgramAsksForIt) {
  universe_.must({"load-buffer", "-b", "prompt", "-"}, "do\nthis");
  EXPECT_EQ(pasted({"-p", "-r", "-d", "-b", "prompt"}, 19, "\\033[?2004h"), "\033[200~do\nthis\033[201~");
  EXPECT_EQ(universe_.tmux({"show-buffer", "-b", "prompt"}).err, "no buffer prompt\n");
}

TEST_F(Buffers, PasteIsPlainWhenTheProgramDoesNot) {
  universe_.must({"set-buffer", "-b", "prompt", "do this"});
  EXPECT_EQ(pasted({"-p", "-b", "prompt"}, 7), "do this");
  EXPECT_EQ(universe_.must({"show-buffer", "-b", "prompt"}), "do this");
}

TEST_F(Buffers, ALargePasteArrivesWhole) {
  std::string text;
  for (int i = 0; text.size() < 200'000; ++i) text += fmt::format("{} ", i);
  universe_.must({"load-buffer", "-b", "big", "-"}, text);
  EXPECT_TRUE(pasted({"-b", "big"}, text.size()) == text);
}

}  // namespace
