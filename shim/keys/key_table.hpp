// SPDX-License-Identifier: ISC
// Key codes, their names and the bytes programs expect for them. Data; key-string.c and input-keys.c are the reference.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace shim::key_table {

// A key is a code and modifier bits. Codes up to 0x7f are ASCII, text keys are code points with k_text, and special
// keys lie above Unicode.
inline constexpr std::uint64_t k_code_mask = 0x0fffffff;
inline constexpr std::uint64_t k_text = 1ull << 27;
inline constexpr std::uint64_t k_meta = 1ull << 32;
inline constexpr std::uint64_t k_ctrl = 1ull << 33;
inline constexpr std::uint64_t k_shift = 1ull << 34;
inline constexpr std::uint64_t k_modifiers = k_meta | k_ctrl | k_shift;

inline constexpr std::uint64_t k_user = 0x300000;
inline constexpr std::uint64_t k_user_count = 1000;
inline constexpr std::uint64_t k_mouse = 0x400000;

enum Special : std::uint64_t {
  none = 0x200000,
  any,
  bspace,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
  ic,
  dc,
  home,
  end,
  npage,
  ppage,
  btab,
  up,
  down,
  left,
  right,
  kp_slash,
  kp_star,
  kp_minus,
  kp_seven,
  kp_eight,
  kp_nine,
  kp_plus,
  kp_four,
  kp_five,
  kp_six,
  kp_one,
  kp_two,
  kp_three,
  kp_enter,
  kp_zero,
  kp_period,
};

struct Name {
  std::string_view name;
  std::uint64_t code = 0;
};
// Of several names of one code the first is canonical.
std::span<const Name> names();

enum class ModeKind : std::uint8_t { none, cursor, keypad };

struct Sequence {
  std::uint64_t code = 0;
  std::string_view plain;
  std::string_view application = {};  // while the mode of `kind` is on
  ModeKind kind = ModeKind::none;
  std::string_view modified = {};  // '_' stands for the modifier digit
};
// Null for keys without a sequence of their own.
const Sequence* find_sequence(std::uint64_t code);

// Mouse keys are an event and a place: "MouseDown1" "Pane".
std::optional<std::uint64_t> find_mouse(std::string_view name);
struct MouseName {
  std::string_view event, button, place;
};
std::optional<MouseName> mouse_name(std::uint64_t code);

}  // namespace shim::key_table
