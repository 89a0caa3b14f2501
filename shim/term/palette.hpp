// SPDX-License-Identifier: ISC
// The colours that a program has given to its terminal (OSC 4, 10, 11, 12), and how programs write colours.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shim/term/cell.hpp"

namespace shim {

struct Palette {
  Colour foreground = k_default_colour;
  Colour background = k_default_colour;
  std::optional<Colour> cursor;

  std::optional<Colour> entry(unsigned index) const;
  void set_entry(unsigned index, std::optional<Colour> colour);
  void clear();  // all but the cursor

 private:
  std::unique_ptr<std::array<std::optional<Colour>, 256>> entries_;
};

// "rgb:11/22/33", "#112233", "1,2,3", "cmy:0/0/1", an X11 name (input.c, input_osc_parse_colour).
std::optional<Colour> parse_program_colour(std::string_view text);

// As an answer spells it: "rgb:1111/2222/3333", of an RGB colour.
std::string colour_answer(Colour rgb);

}  // namespace shim
