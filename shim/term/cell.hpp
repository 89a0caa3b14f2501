// SPDX-License-Identifier: ISC
// What a screen position shows: a character and the pen it was drawn with.
#pragma once

#include <cstdint>

namespace shim {

// tmux's colour numbers: 0-7, 8 for the terminal's default, 90-97 bright, or a palette index or RGB value with a flag.
using Colour = std::uint32_t;
inline constexpr Colour k_default_colour = 8;
inline constexpr Colour k_indexed_colour = 1u << 24;
inline constexpr Colour k_rgb_colour = 1u << 25;

enum Attribute : std::uint16_t {
  k_bold = 1,
  k_dim = 1 << 1,
  k_underline = 1 << 2,
  k_blink = 1 << 3,
  k_reverse = 1 << 4,
  k_hidden = 1 << 5,
  k_italic = 1 << 6,
  k_charset = 1 << 7,  // the line-drawing character set
  k_strike = 1 << 8,
  k_double_underline = 1 << 9,
  k_curly_underline = 1 << 10,
  k_dotted_underline = 1 << 11,
  k_dashed_underline = 1 << 12,
  k_overline = 1 << 13,
  k_all_underlines = k_underline | k_double_underline | k_curly_underline | k_dotted_underline | k_dashed_underline,
};

struct Pen {
  std::uint16_t attributes = 0;
  Colour foreground = k_default_colour;
  Colour background = k_default_colour;
  Colour underline = 0;  // 0: the foreground
  friend bool operator==(const Pen&, const Pen&) = default;
};

inline constexpr std::uint32_t k_cluster = 1u << 31;

struct Cell {
  std::uint32_t text = ' ';    // code point, or k_cluster and the index of a combining sequence
  std::uint32_t pen : 24 = 0;  // index in GlyphStore; 0 is the default pen
  std::uint32_t width : 4 = 1;
  std::uint32_t padding : 4 = 0;  // the second half of a wide character; its width is 0
  friend bool operator==(const Cell&, const Cell&) = default;
};
static_assert(sizeof(Cell) == 8);

constexpr Cell make_cell(std::uint32_t text, std::uint32_t pen, std::uint32_t width = 1) {
  return Cell{.text = text, .pen = pen & 0xffffffu, .width = width & 0xfu, .padding = 0};
}
inline constexpr Cell k_padding_cell{.text = '!', .pen = 0, .width = 0, .padding = 1};

}  // namespace shim
