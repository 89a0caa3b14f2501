// SPDX-License-Identifier: ISC
// The tables of key_table.hpp.
#include "shim/keys/key_table.hpp"

#include <array>

#include "shim/keys/ascii_case.hpp"

namespace shim::key_table {
namespace {

constexpr Name k_names[] = {
    {"None", none},    {"Any", any},        {"F1", f1},       {"F2", f2},        {"F3", f3},
    {"F4", f4},        {"F5", f5},          {"F6", f6},       {"F7", f7},        {"F8", f8},
    {"F9", f9},        {"F10", f10},        {"F11", f11},     {"F12", f12},      {"IC", ic},
    {"Insert", ic},    {"DC", dc},          {"Delete", dc},   {"Home", home},    {"End", end},
    {"NPage", npage},  {"PageDown", npage}, {"PgDn", npage},  {"PPage", ppage},  {"PageUp", ppage},
    {"PgUp", ppage},   {"Tab", '\t'},       {"BTab", btab},   {"Space", ' '},    {"BSpace", bspace},
    {"Enter", '\r'},   {"Escape", 0x1b},    {"Up", up},       {"Down", down},    {"Left", left},
    {"Right", right},  {"KP/", kp_slash},   {"KP*", kp_star}, {"KP-", kp_minus}, {"KP7", kp_seven},
    {"KP8", kp_eight}, {"KP9", kp_nine},    {"KP+", kp_plus}, {"KP4", kp_four},  {"KP5", kp_five},
    {"KP6", kp_six},   {"KP1", kp_one},     {"KP2", kp_two},  {"KP3", kp_three}, {"KPEnter", kp_enter},
    {"KP0", kp_zero},  {"KP.", kp_period},
};

constexpr ModeKind k_cursor = ModeKind::cursor;
constexpr ModeKind k_keypad = ModeKind::keypad;
constexpr ModeKind k_always = ModeKind::none;

constexpr Sequence k_sequences[] = {
    {f1, "\033OP", {}, k_always, "\033[1;_P"},
    {f2, "\033OQ", {}, k_always, "\033[1;_Q"},
    {f3, "\033OR", {}, k_always, "\033[1;_R"},
    {f4, "\033OS", {}, k_always, "\033[1;_S"},
    {f5, "\033[15~", {}, k_always, "\033[15;_~"},
    {f6, "\033[17~", {}, k_always, "\033[17;_~"},
    {f7, "\033[18~", {}, k_always, "\033[18;_~"},
    {f8, "\033[19~", {}, k_always, "\033[19;_~"},
    {f9, "\033[20~", {}, k_always, "\033[20;_~"},
    {f10, "\033[21~", {}, k_always, "\033[21;_~"},
    {f11, "\033[23~", {}, k_always, "\033[23;_~"},
    {f12, "\033[24~", {}, k_always, "\033[24;_~"},
    {ic, "\033[2~", {}, k_always, "\033[2;_~"},
    {dc, "\033[3~", {}, k_always, "\033[3;_~"},
    {home, "\033[1~", {}, k_always, "\033[1;_H"},
    {end, "\033[4~", {}, k_always, "\033[1;_F"},
    {npage, "\033[6~", {}, k_always, "\033[6;_~"},
    {ppage, "\033[5~", {}, k_always, "\033[5;_~"},
    {btab, "\033[Z"},
    {up, "\033[A", "\033OA", k_cursor, "\033[1;_A"},
    {down, "\033[B", "\033OB", k_cursor, "\033[1;_B"},
    {left, "\033[D", "\033OD", k_cursor, "\033[1;_D"},
    {right, "\033[C", "\033OC", k_cursor, "\033[1;_C"},
    {kp_slash, "/", "\033Oo", k_keypad},
    {kp_star, "*", "\033Oj", k_keypad},
    {kp_minus, "-", "\033Om", k_keypad},
    {kp_seven, "7", "\033Ow", k_keypad},
    {kp_eight, "8", "\033Ox", k_keypad},
    {kp_nine, "9", "\033Oy", k_keypad},
    {kp_plus, "+", "\033Ok", k_keypad},
    {kp_four, "4", "\033Ot", k_keypad},
    {kp_five, "5", "\033Ou", k_keypad},
    {kp_six, "6", "\033Ov", k_keypad},
    {kp_one, "1", "\033Oq", k_keypad},
    {kp_two, "2", "\033Or", k_keypad},
    {kp_three, "3", "\033Os", k_keypad},
    {kp_enter, "\n", "\033OM", k_keypad},
    {kp_zero, "0", "\033Op", k_keypad},
    {kp_period, ".", "\033On", k_keypad},
};

// An event with `numbered` exists for every button.
struct MouseEvent {
  std::string_view name;
  bool numbered = true;
};
constexpr MouseEvent k_events[] = {{"MouseDown"},    {"MouseUp"},        {"MouseDrag"},
                                   {"MouseDragEnd"}, {"WheelUp", false}, {"WheelDown", false},
                                   {"SecondClick"},  {"DoubleClick"},    {"TripleClick"}};
constexpr std::string_view k_buttons[] = {"1", "2", "3", "6", "7", "8", "9", "10", "11"};
constexpr std::string_view k_places[] = {"Pane", "Status", "StatusLeft", "StatusRight", "StatusDefault", "Border"};
constexpr std::uint64_t k_place_count = std::size(k_places);
constexpr std::uint64_t k_button_count = std::size(k_buttons);

std::optional<std::uint64_t> match_place(std::string_view rest, std::uint64_t event, std::uint64_t button) {
  for (std::uint64_t place = 0; place < k_place_count; ++place) {
    if (equals_ignoring_case(rest, k_places[place]))
      return k_mouse + (event * k_button_count + button) * k_place_count + place;
  }
  return std::nullopt;
}

}  // namespace

std::span<const Name> names() { return k_names; }

const Sequence* find_sequence(std::uint64_t code) {
  for (const Sequence& sequence : k_sequences) {
    if (sequence.code == code) return &sequence;
  }
  return nullptr;
}

std::optional<std::uint64_t> find_mouse(std::string_view name) {
  for (std::uint64_t event = 0; event < std::size(k_events); ++event) {
    if (!starts_with_ignoring_case(name, k_events[event].name)) continue;
    const std::string_view rest = name.substr(k_events[event].name.size());
    if (!k_events[event].numbered) {
      if (const auto code = match_place(rest, event, 0)) return code;
      continue;
    }
    for (std::uint64_t button = 0; button < k_button_count; ++button) {
      if (!rest.starts_with(k_buttons[button])) continue;
      if (const auto code = match_place(rest.substr(k_buttons[button].size()), event, button)) return code;
    }
  }
  return std::nullopt;
}

std::optional<MouseName> mouse_name(std::uint64_t code) {
  if (code < k_mouse) return std::nullopt;
  const std::uint64_t offset = code - k_mouse;
  const std::uint64_t event = offset / k_place_count / k_button_count;
  if (event >= std::size(k_events)) return std::nullopt;
  const std::string_view button =
      k_events[event].numbered ? k_buttons[offset / k_place_count % k_button_count] : std::string_view();
  return MouseName{k_events[event].name, button, k_places[offset % k_place_count]};
}

}  // namespace shim::key_table
