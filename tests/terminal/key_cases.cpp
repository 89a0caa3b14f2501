// SPDX-License-Identifier: ISC
// See key_cases.hpp. What the program reads is in the answers that a case compares.
#include "tests/terminal/key_cases.hpp"

#include <string_view>

namespace parity {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view k_modifiers[] = {"", "C-", "M-", "S-", "C-M-", "C-S-", "M-S-", "C-M-S-"};

// Names and their aliases, names that no program reads anything for, other ways to write a character, no names.
constexpr std::string_view k_names[] = {"Enter",
                                        "Escape",
                                        "Tab",
                                        "BTab",
                                        "Space",
                                        "BSpace",
                                        "DC",
                                        "Delete",
                                        "IC",
                                        "Insert",
                                        "Up",
                                        "Down",
                                        "Left",
                                        "Right",
                                        "Home",
                                        "End",
                                        "PPage",
                                        "PageUp",
                                        "PgUp",
                                        "NPage",
                                        "PageDown",
                                        "PgDn",
                                        "F0",
                                        "F1",
                                        "F2",
                                        "F3",
                                        "F4",
                                        "F5",
                                        "F6",
                                        "F7",
                                        "F8",
                                        "F9",
                                        "F10",
                                        "F11",
                                        "F12",
                                        "F13",
                                        "KP0",
                                        "KP1",
                                        "KP2",
                                        "KP3",
                                        "KP4",
                                        "KP5",
                                        "KP6",
                                        "KP7",
                                        "KP8",
                                        "KP9",
                                        "KP/",
                                        "KP*",
                                        "KP-",
                                        "KP+",
                                        "KP.",
                                        "KPEnter",
                                        "enter",
                                        "pageup",
                                        "kp5",
                                        "Any",
                                        "None",
                                        "FocusIn",
                                        "PasteStart",
                                        "User0",
                                        "User999",
                                        "User1000",
                                        "Mouse",
                                        "MouseDown1",
                                        "MouseDown1Pane",
                                        "MouseUp3Status",
                                        "MouseDrag1Border",
                                        "WheelUpPane",
                                        "WheelDownStatusLeft",
                                        "DoubleClick1Pane",
                                        "TripleClick2StatusRight",
                                        "0x41",
                                        "0x1b",
                                        "0xe9",
                                        "0x20ac",
                                        "0x0",
                                        "0x",
                                        "0xzz",
                                        "U+20ac",
                                        "^A",
                                        "^a",
                                        "^[",
                                        "^?",
                                        "^@",
                                        "^",
                                        "\xc3\xa9",
                                        "\xc3\x9f",
                                        "\xe6\x97\xa5",
                                        "\xf0\x9f\x98\x80",
                                        "\xcc\x81",
                                        "\xc3",
                                        "ab",
                                        "Upp"};

struct Mode {
  const char* name;
  const char* output;
  Words option = {};
};

const std::vector<Mode>& modes() {
  static const std::vector<Mode> all = {
      {"plain", ""},
      {"cursor", "\033[?1h"},
      {"keypad", "\033="},
      {"cursor-keypad", "\033[?1h\033="},
      {"modify-1", "\033[>4;1m"},
      {"modify-2", "\033[>4;2m"},
      {"modify-off", "\033[>4;2m\033[>4;0m"},
      {"modify-off-n", "\033[>4;2m\033[>4n"},
      {"modify-cursor-keypad", "\033[>4;1m\033[?1h\033="},
      {"modify-alternate", "\033[>4;1m\033[?1049h"},
      {"modify-reset", "\033[>4;1m\033[?1h\033=\033c"},
  };
  return all;
}

// Server options, so these are alone.
const std::vector<Mode>& options() {
  static const std::vector<Mode> all = {
      {"extended-off", "\033[>4;1m", {"set", "-s", "extended-keys", "off"}},
      {"extended-on", "\033[>4;1m", {"set", "-s", "extended-keys", "on"}},
      {"extended-always", "\033[>4;1m", {"set", "-s", "extended-keys", "always"}},
      {"extended-always-off", "\033[>4;1m\033[>4;0m", {"set", "-s", "extended-keys", "always"}},
      {"extended-always-reset", "\033c", {"set", "-s", "extended-keys", "always"}},
      {"backspace-control-h", "", {"set", "-s", "backspace", "C-h"}},
      {"backspace-letter", "\033[>4;1m", {"set", "-s", "backspace", "x"}},
  };
  return all;
}

Words send_all(std::string_view modifiers) {
  Words words{"send-keys"};
  const auto add = [&](std::string_view name) {
    const std::string key = std::string(modifiers) + std::string(name);
    words.push_back(" =" + key + "= ");  // no key, so it is typed
    words.push_back(key);
  };
  for (const std::string_view name : k_names) add(name);
  for (char c = '!'; c <= '~'; ++c)
    add(c == ';' ? "\\;" : std::string_view(&c, 1));  // one at the end of a word separates
  return words;
}

Case key_case(const Mode& mode, std::string_view modifiers) {
  Case one;
  one.topic = "keys";
  one.name = std::string(mode.name) + "/" + std::string(modifiers);
  one.alone = !mode.option.empty();
  if (one.alone) one.steps.push_back({Step::Kind::command, {}, mode.option});
  one.steps.push_back({Step::Kind::bytes, mode.output, {}});
  one.steps.push_back({Step::Kind::command, {}, send_all(modifiers)});
  one.steps.push_back({Step::Kind::bytes, "x", {}});
  return one;
}

}  // namespace

void add_key_cases(std::vector<Case>& cases) {
  for (const Mode& mode : modes()) {
    for (const std::string_view modifiers : k_modifiers) cases.push_back(key_case(mode, modifiers));
  }
  for (const Mode& mode : options()) {
    Case one = key_case(mode, "");
    for (const std::string_view modifiers : k_modifiers)
      one.steps.insert(one.steps.end() - 1, {Step::Kind::command, {}, send_all(modifiers)});
    cases.push_back(std::move(one));
  }
}

}  // namespace parity
