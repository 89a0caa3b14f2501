// SPDX-License-Identifier: ISC
#include "shim/copy/line_drawing.hpp"

#include <algorithm>
#include <array>

namespace shim {
namespace {

struct Drawn {
  char character;
  std::string_view text;
};
constexpr std::array<Drawn, 36> k_drawn = {
    {{'+', "→"}, {',', "←"}, {'-', "↑"}, {'.', "↓"}, {'0', "▮"}, {'`', "◆"}, {'a', "▒"}, {'b', "␉"}, {'c', "␌"},
     {'d', "␍"}, {'e', "␊"}, {'f', "°"}, {'g', "±"}, {'h', "␤"}, {'i', "␋"}, {'j', "┘"}, {'k', "┐"}, {'l', "┌"},
     {'m', "└"}, {'n', "┼"}, {'o', "⎺"}, {'p', "⎻"}, {'q', "─"}, {'r', "⎼"}, {'s', "⎽"}, {'t', "├"}, {'u', "┤"},
     {'v', "┴"}, {'w', "┬"}, {'x', "│"}, {'y', "≤"}, {'z', "≥"}, {'{', "π"}, {'|', "≠"}, {'}', "£"}, {'~', "·"}}};

}  // namespace

std::string_view line_drawing_text(std::string_view character) {
  if (character.size() != 1) return {};
  const auto found = std::find_if(k_drawn.begin(), k_drawn.end(),
                                  [&](const Drawn& drawn) { return drawn.character == character.front(); });
  return found == k_drawn.end() ? std::string_view() : found->text;
}

}  // namespace shim
