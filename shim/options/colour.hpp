// SPDX-License-Identifier: ISC
// Colours and styles as options take them (tmux(1), STYLES; colour.c, style.c).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shim {

// tmux's name of a colour: "RED" -> "red", "1" -> "red", "color20" -> "colour20", "#FF0000" and "AliceBlue" ->
// "#......". nullopt: not a colour.
std::optional<std::string> canonical_colour(std::string_view text);

// X11's names and greys, as colour_byname knows them: "red" is ff0000 here.
std::optional<std::uint32_t> rgb_of_name(std::string_view text);

// Whether style_parse takes it: "fg=red,bg=default,bold align=left".
bool is_style(std::string_view text);

}  // namespace shim
