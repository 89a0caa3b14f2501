// SPDX-License-Identifier: ISC
// Colours and styles as options take them (tmux(1), STYLES; colour.c, style.c).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shim {

// tmux's name of a colour: "RED" -> "red", "1" -> "red", "color20" -> "colour20", "#FF0000" and "AliceBlue" ->
// "#......". nullopt: not a colour.
std::optional<std::string> canonical_colour(std::string_view text);

// Whether style_parse takes it: "fg=red,bg=default,bold align=left".
bool is_style(std::string_view text);

}  // namespace shim
