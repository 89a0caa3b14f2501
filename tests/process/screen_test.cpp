// SPDX-License-Identifier: ISC
// Input to a program and what its screen shows: send-keys, capture-pane, history, titles.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_universe.hpp"
#include "tests/support/wait_until.hpp"

namespace {

using support::TempUniverse;
using support::wait_until;
using support::Words;
using testing::HasSubstr;

class Screen : public testing::Test {
 protected:
  // A window that runs `script`, which says "ready" when it is; its pane.
  std::string window(const std::string& script) {
    if (!universe_.tmux({"has-session"}).ok()) universe_.start();
    const std::string pane = universe_.must({"new-window", "-d", "-P", "-F", "#{pane_id}", script});
    universe_.shows(pane, "ready");
    return pane;
  }
  // The bytes that `keys` send to a program in raw mode, in hexadecimal.
  std::string bytes_of(const Words& keys, std::size_t expected, const std::string& before = "") {
    const std::string pane = window(fmt::format(
        "rm -f bytes; stty raw -echo; printf '{}ready'; head -c {} | od -An -v -tx1 | tr -d ' \\n' > bytes.new; "
        "mv bytes.new bytes; stty sane; cat",
        before, expected));
    Words words{"send-keys", "-t", pane};
    words.insert(words.end(), keys.begin(), keys.end());
    universe_.must(words);
    EXPECT_TRUE(wait_until([&] { return universe_.exists("bytes"); }));
    universe_.must({"kill-pane", "-t", pane});
    return universe_.read_file("bytes");
  }
  TempUniverse universe_;
};

TEST_F(Screen, WhatIsTypedIsReadAndShown) {
  const std::string pane = window("echo ready; while read -r line; do echo \"<$line>\"; done");
  universe_.must({"send-keys", "-t", pane, "hello world", "Enter"});
  EXPECT_TRUE(universe_.shows(pane, "<hello world>"));
  universe_.must({"send-keys", "-t", pane, "-l", "Enter; $HOME"});
  universe_.must({"send-keys", "-t", pane, "C-m"});
  EXPECT_TRUE(universe_.shows(pane, "<Enter; $HOME>"));
}

struct KeyCase {
  const char* key;
  const char* hex;
};
const KeyCase k_keys[] = {
    {"Enter", "0d"},
    {"Escape", "1b"},
    {"Tab", "09"},
    {"BSpace", "7f"},
    {"Space", "20"},
    {"C-c", "03"},
    {"C-d", "04"},
    {"C-Space", "00"},
    {"C-\\", "1c"},
    {"M-x", "1b78"},
    {"Up", "1b5b41"},
    {"Down", "1b5b42"},
    {"Right", "1b5b43"},
    {"Left", "1b5b44"},
    {"Home", "1b5b317e"},
    {"End", "1b5b347e"},
    {"PageUp", "1b5b357e"},
    {"NPage", "1b5b367e"},
    {"IC", "1b5b327e"},
    {"DC", "1b5b337e"},
    {"BTab", "1b5b5a"},
    {"F1", "1b4f50"},
    {"F5", "1b5b31357e"},
    {"F12", "1b5b32347e"},
    {"S-Up", "1b5b313b3241"},
    {"C-Left", "1b5b313b3544"},
    {"C-M-a", "1b01"},
    {"x", "78"},
    {"é", "c3a9"},
    {"NoKey", "4e6f4b6579"},
};

TEST_F(Screen, KeysAreTheirBytes) {
  std::string expected;
  Words keys;
  for (const auto& [key, hex] : k_keys) {
    keys.emplace_back(key);
    expected += hex;
  }
  EXPECT_EQ(bytes_of(keys, expected.size() / 2), expected);
}

TEST_F(Screen, ArrowsFollowTheProgramsCursorKeyMode) {
  EXPECT_EQ(bytes_of({"Up", "Home", "F1"}, 10, "\\033[?1h"), "1b4f411b5b317e1b4f50");
}

TEST_F(Screen, BytesAreGivenInHexadecimal) { EXPECT_EQ(bytes_of({"-H", "0d", "1b", "ff", "41"}, 4), "0d1bff41"); }

TEST_F(Screen, AKeyIsRepeated) { EXPECT_EQ(bytes_of({"-N", "3", "x"}, 3), "787878"); }

TEST_F(Screen, ALongLineArrivesWhole) {
  const std::string text(15000, 'k');
  const std::string hex = bytes_of({"-l", text}, text.size());
  EXPECT_EQ(hex.size(), text.size() * 2);
  EXPECT_EQ(hex.find_first_not_of("6b"), std::string::npos);
}

TEST_F(Screen, ThereIsNoLimitOnACommandLine) {
  if (support::testing_reference()) GTEST_SKIP() << "the reference refuses more than 16 KB";
  const std::string text(100'000, 'k');
  EXPECT_EQ(bytes_of({"-l", text}, text.size()).size(), text.size() * 2);
}

TEST_F(Screen, EveryLineOfTheScreenIsPrinted) {
  const std::string pane = window("printf 'one\\n\\n  three  \\nready'; cat");
  EXPECT_EQ(universe_.capture(pane), "one\n\n  three\nready\n" + std::string(20, '\n'));
}

TEST_F(Screen, ColoursAreKeptWithE) {
  const std::string pane = window("printf '\\033[31mred\\033[0m \\033[1;48;5;208mbold\\033[m plain\\nready'; cat");
  EXPECT_THAT(universe_.must({"capture-pane", "-p", "-e", "-t", pane}),
              HasSubstr("\033[31mred\033[39m \033[1m\033[48;5;208mbold\033[0m\033[39m\033[49m plain\nready"));
}

TEST_F(Screen, WrappedLinesAreJoinedWithJ) {
  const std::string pane = window("printf '%0100d\\nready' 7; cat");
  EXPECT_THAT(universe_.capture(pane), HasSubstr(std::string(80, '0') + "\n" + std::string(19, '0') + "7\n"));
  EXPECT_THAT(universe_.must({"capture-pane", "-p", "-J", "-t", pane}), HasSubstr(std::string(99, '0') + "7\nready"));
}

TEST_F(Screen, HistoryIsReadByLineNumbers) {
  const std::string pane = window("seq 1 100; printf ready; cat");
  EXPECT_EQ(universe_.format(pane, "#{history_size}"), "77");
  EXPECT_EQ(universe_.must({"capture-pane", "-p", "-t", pane, "-S", "-2", "-E", "1"}), "76\n77\n78\n79");
  EXPECT_THAT(universe_.must({"capture-pane", "-p", "-t", pane, "-S", "-", "-E", "-76"}), testing::StrEq("1\n2"));
  universe_.must({"clear-history", "-t", pane});
  EXPECT_EQ(universe_.format(pane, "#{history_size}"), "0");
}

TEST_F(Screen, HistoryIsLimitedByTheOption) {
  universe_.start();
  universe_.must({"set-option", "-t", "main", "history-limit", "20"});
  const std::string pane = window("seq 1 200; printf ready; cat");
  EXPECT_LE(std::atoi(universe_.format(pane, "#{history_size}").c_str()), 20);
  EXPECT_EQ(universe_.format(pane, "#{history_limit}"), "20");
}

TEST_F(Screen, WideAndCombinedCharactersSurvive) {
  const std::string pane = window("printf 'héllo 世界 e\\314\\201 ready'; cat");
  EXPECT_THAT(universe_.capture(pane), HasSubstr("héllo 世界 e\xcc\x81 ready"));
  EXPECT_EQ(universe_.format(pane, "#{cursor_x},#{cursor_y}"), "18,0");
}

TEST_F(Screen, TheAlternateScreenHidesTheOther) {
  const std::string pane = window("echo before; printf '\\033[?1049h\\033[Hready'; read x; printf '\\033[?1049l'; cat");
  EXPECT_EQ(universe_.format(pane, "#{alternate_on}"), "1");
  EXPECT_THAT(universe_.capture(pane), testing::Not(HasSubstr("before")));
  EXPECT_THAT(universe_.must({"capture-pane", "-p", "-a", "-t", pane}), HasSubstr("before"));
  universe_.must({"send-keys", "-t", pane, "Enter"});
  EXPECT_TRUE(universe_.shows(pane, "before"));
  const auto none = universe_.tmux({"capture-pane", "-p", "-a", "-t", pane});
  EXPECT_EQ(none.err, "no alternate screen\n");
  EXPECT_EQ(none.exit_code, 1);
}

TEST_F(Screen, ATitleIsSetByTheProgramOrByTheUser) {
  const std::string pane = window("printf '\\033]2;from program\\033\\\\ready'; cat");
  EXPECT_TRUE(wait_until([&] { return universe_.format(pane, "#{pane_title}") == "from program"; }));
  universe_.must({"select-pane", "-t", pane, "-T", "from user"});
  EXPECT_EQ(universe_.format(pane, "#{pane_title}"), "from user");
}

TEST_F(Screen, ACaptureCanBecomeABuffer) {
  const std::string pane = window("echo kept; printf ready; cat");
  universe_.must({"capture-pane", "-b", "shot", "-E", "0", "-t", pane});
  EXPECT_EQ(universe_.must({"show-buffer", "-b", "shot"}), "kept");
}

TEST_F(Screen, AProgramIsAnsweredWhenItAsksTheTerminal) {
  const std::string pane = window("stty raw -echo; printf 'ready\\033[6n'; head -c 6 | od -An -tx1; stty sane; cat");
  EXPECT_TRUE(universe_.shows(pane, "1b 5b 31 3b 36 52"));
}

}  // namespace
