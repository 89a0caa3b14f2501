// SPDX-License-Identifier: ISC
// xterm's 256 colours (colour.c, colour_256toRGB).
#include "shim/format/colour_rgb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "shim/format/format_text.hpp"
#include "shim/options/colour.hpp"

namespace shim {
namespace {

constexpr unsigned k_first_sixteen[] = {0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0,
                                        0x808080, 0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff};
constexpr unsigned k_cube_levels[] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
constexpr std::string_view k_names[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

unsigned palette(unsigned index) {
  if (index < 16) return k_first_sixteen[index];
  if (index >= 232) return (8 + 10 * (index - 232)) * 0x010101;
  const unsigned cube = index - 16;
  return k_cube_levels[cube / 36] << 16 | k_cube_levels[cube / 6 % 6] << 8 | k_cube_levels[cube % 6];
}

std::optional<unsigned> palette_index(std::string_view name) {
  if (name.starts_with("colour")) {
    const auto index = parse_integer(name.substr(6), 0, 255);
    return index ? std::optional(static_cast<unsigned>(*index)) : std::nullopt;
  }
  const unsigned bright = name.starts_with("bright") ? 8 : 0;
  if (bright != 0) name.remove_prefix(6);
  const auto* found = std::find(std::begin(k_names), std::end(k_names), name);
  if (found == std::end(k_names)) return std::nullopt;
  return static_cast<unsigned>(found - std::begin(k_names)) + bright;
}

}  // namespace

std::string colour_rgb(std::string_view colour) {
  const auto name = canonical_colour(colour);
  if (!name) return {};
  if (name->starts_with('#')) return name->substr(1);
  const auto index = palette_index(*name);
  return index ? fmt::format("{:06x}", palette(*index)) : std::string();
}

}  // namespace shim
