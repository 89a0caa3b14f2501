// SPDX-License-Identifier: ISC
// pipe-pane with commands that are slow, stuck or gone: the pane goes on, and the command gets every byte or is told.
// Commands wait for a file "read" before they read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/registry_document.hpp"
#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;

constexpr auto k_long = std::chrono::seconds(60);
constexpr const char* k_reader = "until [ -e read ]; do sleep 0.02; done; cat > log; echo x > end";
constexpr const char* k_slow_reader =
    "until [ -e read ]; do sleep 0.02; done; "
    "while dd bs=65536 count=8 of=part 2>/dev/null; [ -s part ]; do cat part >> log; sleep 0.01; done; echo x > end";

std::string lines(std::size_t size) {
  std::string text;
  for (std::size_t n = 0; text.size() < size; ++n)
    text += "\033[3" + std::to_string(n % 8) + "m" + std::to_string(n) + "\n";
  return text;
}

class PipeFlow : public testing::Test {
 protected:
  // Shows `text` once it gets a line, then makes the file "shown".
  void show_later(const std::string& text) {
    universe_.write_file("text", text);
    pane_ =
        universe_.start("main", {"stty -echo -opost; echo ready; read -r line; cat text; echo x > shown; exec cat"});
    ASSERT_TRUE(universe_.shows(pane_, "ready"));
  }
  void show() { universe_.must({"send-keys", "-t", pane_, "Enter"}); }
  void pipe(const std::string& command) { universe_.must({"pipe-pane", "-t", pane_, command}); }
  bool appears(const std::string& file) {
    return wait_until([&] { return !universe_.read_file(file).empty(); }, k_long);
  }
  bool is_open() const { return universe_.format(pane_, "#{pane_pipe}") == "1"; }
  TempUniverse universe_;
  std::string pane_;
};

TEST_F(PipeFlow, ASlowCommandGetsTenMegabytesInOrderAndHoldsNobodyUp) {
  const std::string text = lines(10'000'000);
  show_later(text);
  pipe(k_slow_reader);
  show();
  EXPECT_TRUE(appears("shown")) << "the pane waits for a command that does not read yet";
  universe_.write_file("read", "x");
  pipe("");
  EXPECT_TRUE(appears("end"));
  EXPECT_TRUE(universe_.read_file("log") == text);
}

TEST_F(PipeFlow, ACommandGetsTheRestAfterItsPipeWasClosed) {
  const std::string text = lines(3'000'000);
  show_later(text);
  pipe(k_reader);
  show();
  ASSERT_TRUE(appears("shown"));
  pipe("");
  EXPECT_FALSE(is_open());
  universe_.must({"send-keys", "-t", pane_, "not for the pipe", "Enter"});
  EXPECT_TRUE(universe_.shows(pane_, "not for the pipe"));
  universe_.write_file("read", "x");
  EXPECT_TRUE(appears("end"));
  EXPECT_TRUE(universe_.read_file("log") == text) << universe_.read_file("log").size();
}

TEST_F(PipeFlow, ACommandGetsTheRestAfterItsPaneWasKilled) {
  const std::string text = lines(3'000'000);
  show_later(text);
  pipe(k_reader);
  show();
  ASSERT_TRUE(appears("shown"));
  const std::string last = "\n" + text.substr(text.rfind('m') + 1);
  ASSERT_TRUE(universe_.shows(pane_, last.substr(1, last.size() - 2)));
  universe_.must({"kill-pane", "-t", pane_});
  universe_.write_file("read", "x");
  EXPECT_TRUE(appears("end"));
  EXPECT_TRUE(universe_.read_file("log") == text) << universe_.read_file("log").size();
}

TEST_F(PipeFlow, ACommandThatNeverReadsIsLeftBehindAndTold) {
  if (support::testing_reference()) GTEST_SKIP() << "tmux keeps everything in memory";
  constexpr std::size_t k_size = 70u << 20;
  pane_ =
      universe_.start("main", {"stty -echo -opost; echo ready; read -r line; yes 0123456789abcdef0123456789abcdef | "
                               "head -c 73400320; echo x > shown; exec cat"});
  ASSERT_TRUE(universe_.shows(pane_, "ready"));
  pipe(k_reader);
  show();
  EXPECT_TRUE(appears("shown"));
  EXPECT_TRUE(wait_until([&] { return !is_open(); }, k_long));
  universe_.write_file("read", "x");
  EXPECT_TRUE(appears("end"));
  const std::string log = universe_.read_file("log"),
                    notice = "\r\n[pipe-pane: closed here, the command is too far behind]\r\n";
  EXPECT_TRUE(log.ends_with(notice)) << log.size();
  EXPECT_GT(log.size(), 64u << 20);
  EXPECT_LT(log.size(), k_size);
  std::size_t same = 0;
  constexpr std::string_view k_line = "0123456789abcdef0123456789abcdef\n";
  while (same < log.size() && log[same] == k_line[same % k_line.size()]) ++same;
  EXPECT_EQ(same, log.size() - notice.size()) << "what it got has no gap";
}

TEST_F(PipeFlow, ADeadCommandLeavesThePaneAlone) {
  const std::string text = lines(3'000'000);
  show_later(text);
  pipe("head -c 100000 > log; exit 1");
  show();
  EXPECT_TRUE(appears("shown"));
  EXPECT_TRUE(wait_until([&] { return !is_open(); }));
  EXPECT_TRUE(universe_.read_file("log") == text.substr(0, 100'000));
}

TEST_F(PipeFlow, ACommandThatTypesFasterThanTheProgramReadsIsHeldUp) {
  pane_ = universe_.start("main", {"stty raw -echo; echo ready; until [ -e read ]; do sleep 0.02; done; "
                                   "head -c 30000000 | cksum > sum; exec cat"});
  ASSERT_TRUE(universe_.shows(pane_, "ready"));
  universe_.must({"pipe-pane", "-I", "-t", pane_, "yes typed | head -c 30000000 | tee copy; echo x > typed"});
  EXPECT_FALSE(wait_until([&] { return !universe_.read_file("typed").empty(); }, std::chrono::seconds(1)));
  universe_.write_file("read", "x");
  EXPECT_TRUE(appears("sum"));
  EXPECT_EQ(universe_.read_file("sum"), universe_.shell("cksum < copy").out);
  EXPECT_TRUE(appears("typed"));
}

TEST_F(PipeFlow, BothWaysAtOnce) {
  pane_ = universe_.start("main", {"stty -echo; echo ready; while read -r line; do echo \"<$line>\"; done"});
  ASSERT_TRUE(universe_.shows(pane_, "ready"));
  universe_.must({"pipe-pane", "-IO", "-t", pane_, "echo first; read -r line; echo \"again $line\"; cat > log"});
  EXPECT_TRUE(universe_.shows(pane_, "<again <first>")) << universe_.capture(pane_);
}

TEST_F(PipeFlow, TogglesAndOnlyWhatIsBetweenIsCopied) {
  pane_ = universe_.start("main", {"stty -echo -opost; echo ready; exec cat"});
  ASSERT_TRUE(universe_.shows(pane_, "ready"));
  std::string expected;
  for (int n = 0; n < 6; ++n) {
    universe_.must({"pipe-pane", "-o", "-t", pane_, "cat >> log; echo x >> ends"});
    EXPECT_EQ(is_open(), n % 2 == 0);
    const std::string word = "word" + std::to_string(n);
    universe_.must({"send-keys", "-t", pane_, word, "Enter"});
    ASSERT_TRUE(universe_.shows(pane_, word));
    if (n % 2 == 0) {
      expected += word + "\n";
    } else {
      const auto ends = static_cast<std::size_t>(n + 1);
      EXPECT_TRUE(wait_until([&] { return universe_.read_file("ends").size() == ends; }));
    }
  }
  EXPECT_EQ(universe_.read_file("log"), expected);
}

}  // namespace
