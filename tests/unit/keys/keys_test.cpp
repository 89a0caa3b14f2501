// SPDX-License-Identifier: ISC
// Key names against tmux 3.3a: the canonical name (show-options of a key option) and the bytes a raw reader got from
// send-keys with no mode, with DECCKM and DECKPAM, and with modifyOtherKeys.
#include "shim/keys/keys.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace shim {
namespace {

constexpr std::string_view k_typed = "typed";          // send-keys types the name
constexpr std::string_view k_unchecked = "unchecked";  // tmux sends its internal code

struct Row {
  std::string_view name, canonical, normal, application, extended;
};

constexpr Row k_rows[] = {
    {"Enter", "Enter", "0d", "0d", "0d"},
    {"Escape", "Escape", "1b", "1b", "1b"},
    {"Tab", "Tab", "09", "09", "09"},
    {"BTab", "BTab", "1b5b5a", "1b5b5a", "1b5b5a"},
    {"BSpace", "BSpace", "7f", "7f", "7f"},
    {"Space", "Space", "20", "20", "20"},
    {"Up", "Up", "1b5b41", "1b4f41", "1b5b41"},
    {"Down", "Down", "1b5b42", "1b4f42", "1b5b42"},
    {"Left", "Left", "1b5b44", "1b4f44", "1b5b44"},
    {"Right", "Right", "1b5b43", "1b4f43", "1b5b43"},
    {"Home", "Home", "1b5b317e", "1b5b317e", "1b5b317e"},
    {"End", "End", "1b5b347e", "1b5b347e", "1b5b347e"},
    {"IC", "IC", "1b5b327e", "1b5b327e", "1b5b327e"},
    {"Insert", "IC", "1b5b327e", "1b5b327e", "1b5b327e"},
    {"DC", "DC", "1b5b337e", "1b5b337e", "1b5b337e"},
    {"Delete", "DC", "1b5b337e", "1b5b337e", "1b5b337e"},
    {"NPage", "NPage", "1b5b367e", "1b5b367e", "1b5b367e"},
    {"PageDown", "NPage", "1b5b367e", "1b5b367e", "1b5b367e"},
    {"PgDn", "NPage", "1b5b367e", "1b5b367e", "1b5b367e"},
    {"PPage", "PPage", "1b5b357e", "1b5b357e", "1b5b357e"},
    {"PageUp", "PPage", "1b5b357e", "1b5b357e", "1b5b357e"},
    {"PgUp", "PPage", "1b5b357e", "1b5b357e", "1b5b357e"},
    {"F1", "F1", "1b4f50", "1b4f50", "1b4f50"},
    {"F2", "F2", "1b4f51", "1b4f51", "1b4f51"},
    {"F3", "F3", "1b4f52", "1b4f52", "1b4f52"},
    {"F4", "F4", "1b4f53", "1b4f53", "1b4f53"},
    {"F5", "F5", "1b5b31357e", "1b5b31357e", "1b5b31357e"},
    {"F6", "F6", "1b5b31377e", "1b5b31377e", "1b5b31377e"},
    {"F7", "F7", "1b5b31387e", "1b5b31387e", "1b5b31387e"},
    {"F8", "F8", "1b5b31397e", "1b5b31397e", "1b5b31397e"},
    {"F9", "F9", "1b5b32307e", "1b5b32307e", "1b5b32307e"},
    {"F10", "F10", "1b5b32317e", "1b5b32317e", "1b5b32317e"},
    {"F11", "F11", "1b5b32337e", "1b5b32337e", "1b5b32337e"},
    {"F12", "F12", "1b5b32347e", "1b5b32347e", "1b5b32347e"},
    {"KP/", "KP/", "2f", "1b4f6f", "2f"},
    {"KP*", "KP*", "2a", "1b4f6a", "2a"},
    {"KP-", "KP-", "2d", "1b4f6d", "2d"},
    {"KP7", "KP7", "37", "1b4f77", "37"},
    {"KP+", "KP+", "2b", "1b4f6b", "2b"},
    {"KP5", "KP5", "35", "1b4f75", "35"},
    {"KPEnter", "KPEnter", "0a", "1b4f4d", "0a"},
    {"KP0", "KP0", "30", "1b4f70", "30"},
    {"KP.", "KP.", "2e", "1b4f6e", "2e"},
    {"User5", "User5", "", "", ""},
    {"None", "None", k_typed, k_typed, k_typed},
    {"Any", "Any", k_typed, k_typed, k_typed},
    {"MouseDown1Pane", "MouseDown1Pane", k_typed, k_typed, k_typed},
    {"WheelUpStatus", "WheelUpStatus", k_typed, k_typed, k_typed},
    {"TripleClick11Border", "TripleClick11Border", k_typed, k_typed, k_typed},
    {"C-c", "C-c", "03", "03", "03"},
    {"c-C", "C-c", "03", "03", "03"},
    {"^c", "C-c", "03", "03", "03"},
    {"^C", "C-c", "03", "03", "03"},
    {"C-Space", "C-Space", "00", "00", "00"},
    {"C-@", "C-Space", "00", "00", "00"},
    {"C-?", "C-?", "7f", "7f", "7f"},
    {"C-[", "Escape", "1b", "1b", "1b"},
    {"C-]", "C-]", "1d", "1d", "1d"},
    {"C-\\", "C-\\", "1c", "1c", "1c"},
    {"C-_", "C-_", "1f", "1f", "1f"},
    {"C-^", "C-^", "1e", "1e", "1e"},
    {"C-/", "C-/", "1f", "1f", "1b5b34373b3575"},
    {"C--", "C--", "1f", "1f", "1b5b34353b3575"},
    {"C-1", "C-1", "", "", "1b5b34393b3575"},
    {"C-2", "C-2", "00", "00", "1b5b35303b3575"},
    {"C-6", "C-6", "1e", "1e", "1b5b35343b3575"},
    {"C-!", "C-!", "", "", "1b5b33333b3575"},
    {"C-a", "C-a", "01", "01", "01"},
    {"C-z", "C-z", "1a", "1a", "1a"},
    {"C-Up", "C-Up", "1b5b313b3541", "1b5b313b3541", "1b5b313b3541"},
    {"C-Left", "C-Left", "1b5b313b3544", "1b5b313b3544", "1b5b313b3544"},
    {"S-Up", "S-Up", "1b5b313b3241", "1b5b313b3241", "1b5b313b3241"},
    {"S-F5", "S-F5", "1b5b31353b327e", "1b5b31353b327e", "1b5b31353b327e"},
    {"C-F1", "C-F1", "1b5b313b3550", "1b5b313b3550", "1b5b313b3550"},
    {"M-F1", "M-F1", "1b5b313b3350", "1b5b313b3350", "1b5b313b3350"},
    {"C-M-S-F12", "C-M-S-F12", "1b5b32343b387e", "1b5b32343b387e", "1b5b32343b387e"},
    {"C-S-Home", "C-S-Home", "1b5b313b3648", "1b5b313b3648", "1b5b313b3648"},
    {"M-End", "M-End", "1b5b313b3346", "1b5b313b3346", "1b5b313b3346"},
    {"M-x", "M-x", "1b78", "1b78", "1b78"},
    {"M-X", "M-X", "1b58", "1b58", "1b58"},
    {"M-Enter", "M-Enter", "1b0d", "1b0d", "1b0d"},
    {"M-Escape", "M-Escape", "1b1b", "1b1b", "1b1b"},
    {"M-Tab", "M-Tab", "1b09", "1b09", "1b09"},
    {"S-Tab", "S-Tab", k_typed, k_typed, "1b5b393b3275"},
    {"S-Enter", "S-Enter", k_typed, k_typed, "1b5b31333b3275"},
    {"C-Tab", "C-Tab", "", "", "1b5b393b3575"},
    {"C-Enter", "C-Enter", "", "", "1b5b31333b3575"},
    {"C-BTab", "C-BTab", "", "", k_unchecked},
    {"M-BTab", "M-BTab", "1b1b5b5a", "1b1b5b5a", "1b1b5b5a"},
    {"S-BTab", "S-BTab", k_typed, k_typed, k_unchecked},
    {"C-BSpace", "C-BSpace", "", "", "1b5b3132373b3575"},
    {"M-BSpace", "M-BSpace", "1b7f", "1b7f", "1b7f"},
    {"S-BSpace", "S-BSpace", k_typed, k_typed, "1b5b3132373b3275"},
    {"S-a", "S-a", k_typed, k_typed, "1b5b39373b3275"},
    {"S-A", "S-A", k_typed, k_typed, "1b5b36353b3275"},
    {"C-S-a", "S-C-a", k_typed, k_typed, "1b5b36353b3675"},
    {"C-M-a", "M-C-a", "1b01", "1b01", "1b01"},
    {"M-C-a", "M-C-a", "1b01", "1b01", "1b01"},
    {"M-KP7", "M-KP7", "1b37", "1b1b4f77", "1b37"},
    {"C-KP7", "C-KP7", "", "", k_unchecked},
    {"M-Up", "M-Up", "1b5b313b3341", "1b5b313b3341", "1b5b313b3341"},
    {"S-Left", "S-Left", "1b5b313b3244", "1b5b313b3244", "1b5b313b3244"},
    {"C-DC", "C-DC", "1b5b333b357e", "1b5b333b357e", "1b5b333b357e"},
    {"S-IC", "S-IC", "1b5b323b327e", "1b5b323b327e", "1b5b323b327e"},
    {"M-PPage", "M-PPage", "1b5b353b337e", "1b5b353b337e", "1b5b353b337e"},
    {"C-NPage", "C-NPage", "1b5b363b357e", "1b5b363b357e", "1b5b363b357e"},
    {"0x1b", "Escape", "1b", "1b", "1b"},
    {"0x41", "A", "41", "41", "41"},
    {"0x7f", "\x7f", "7f", "7f", "7f"},
    {"0xe9", "é", "c3a9", "c3a9", "c3a9"},
    {"0x20ac", "€", "e282ac", "e282ac", "e282ac"},
    {"é", "é", "c3a9", "c3a9", "c3a9"},
    {"M-é", "M-é", "1bc3a9", "1bc3a9", "1bc3a9"},
    {"C-é", "C-é", "c3a9", "c3a9", "c3a9"},
    {"漢", "漢", "e6bca2", "e6bca2", "e6bca2"},
    {"M-漢", "M-漢", "1be6bca2", "1be6bca2", "1be6bca2"},
    {"S-é", "S-é", "c3a9", "c3a9", "c3a9"},
    {"^é", "C-é", "c3a9", "c3a9", "c3a9"},
    {"^", "^", "5e", "5e", "5e"},
    {"-", "-", "2d", "2d", "2d"},
    {"C-M--", "C-M--", k_typed, k_typed, "1b5b34353b3775"},
    {"a", "a", "61", "61", "61"},
    {"~", "~", "7e", "7e", "7e"},
    {"`", "`", "60", "60", "60"},
    {"C-:", "C-:", "", "", "1b5b35383b3575"},
    {"M-:", "M-:", "1b3a", "1b3a", "1b3a"},
    {"f1", "F1", "1b4f50", "1b4f50", "1b4f50"},
    {"up", "Up", "1b5b41", "1b4f41", "1b5b41"},
    {"ENTER", "Enter", "0d", "0d", "0d"},
    {"PGUP", "PPage", "1b5b357e", "1b5b357e", "1b5b357e"},
    {"mousedown1pane", "MouseDown1Pane", k_typed, k_typed, k_typed},
};

std::string hex(std::string_view bytes) {
  static constexpr char k_digits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += k_digits[static_cast<unsigned char>(c) >> 4];
    text += k_digits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

class KeyRow : public testing::TestWithParam<Row> {};

TEST_P(KeyRow, HasTheNameAndBytesOfTmux) {
  const Row& row = GetParam();
  const auto key = parse_key(row.name);
  ASSERT_TRUE(key) << row.name;
  EXPECT_EQ(key_name(*key), row.canonical);

  const auto sent = [&](const KeyModes& modes) {
    const auto bytes = find_key_bytes(*key, modes);
    return bytes ? hex(*bytes) : std::string(k_typed);
  };
  EXPECT_EQ(sent({}), row.normal) << row.name;
  EXPECT_EQ(sent({.cursor_keys = true, .keypad = true}), row.application) << row.name;
  if (row.extended != k_unchecked) {
    EXPECT_EQ(sent({.extended_keys = true}), row.extended) << row.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Table, KeyRow, testing::ValuesIn(k_rows));

TEST(Keys, RefusesWhatIsNoKeyName) {
  for (const std::string_view name : {"",
                                      "ab",
                                      "foo",
                                      "X-a",
                                      "C-",
                                      "M-",
                                      "C-|",
                                      "C-{",
                                      "C-\"",
                                      "C-%",
                                      "0x",
                                      "0xzz",
                                      "0xd800",
                                      "0x110000",
                                      "user7",
                                      "User1000",
                                      "User",
                                      "\x1b",
                                      "\xff",
                                      "MouseMovePane",
                                      "MouseDown4Pane",
                                      "MouseDown1",
                                      "WheelUp1Pane",
                                      "\xc3",
                                      "\xc2\x80"})
    EXPECT_FALSE(parse_key(name)) << name;
}

TEST(Keys, CanonicalNamesParseToTheSameKey) {
  for (const Row& row : k_rows) {
    if (row.name == "C-S-a" || row.name == "0x41" || row.name == "0x7f")
      continue;  // tmux's names of these are ambiguous
    EXPECT_EQ(parse_key(row.canonical), parse_key(row.name)) << row.name;
  }
}

TEST(Keys, SendsTheConfiguredBackspace) {
  const KeyModes modes{.backspace = 8};
  EXPECT_EQ(encode_key(*parse_key("BSpace"), modes), "\b");
  EXPECT_EQ(encode_key(*parse_key("M-BSpace"), modes), "\033\b");
}

TEST(Keys, SendsNothingForKeysWithoutBytes) {
  EXPECT_EQ(encode_key(*parse_key("None"), {}), "");
  EXPECT_EQ(encode_key(*parse_key("MouseDown1Pane"), {}), "");
  EXPECT_FALSE(find_key_bytes(*parse_key("MouseDown1Pane"), {}));
  EXPECT_TRUE(find_key_bytes(*parse_key("User3"), {}));
}

}  // namespace
}  // namespace shim
