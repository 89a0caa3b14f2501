// SPDX-License-Identifier: ISC
// OSC 4, 10, 11, 12 and 104, 110, 111, 112: colours set, asked for and reset (input.c). What a program has not set
// itself is a matter of options.
#include <cstdlib>
#include <string>

#include "shim/term/interpreter.hpp"

namespace shim {
namespace {

// "rrggbb", as #{c:...} gives it; empty for a colour that has no RGB.
std::optional<Colour> from_hex(const std::string& text) {
  if (text.size() != 6) return std::nullopt;
  return k_rgb_colour | static_cast<Colour>(std::strtoul(text.c_str(), nullptr, 16));
}

// Numbers as strtol reads them, with what comes after.
long take_number(std::string_view& text) {
  const std::string copy(text);
  char* end = nullptr;
  const long value = std::strtol(copy.c_str(), &end, 10);
  text.remove_prefix(static_cast<std::size_t>(end - copy.c_str()));
  return value;
}

std::string_view take_item(std::string_view& text) {
  const std::string_view item = text.substr(0, text.find(';'));
  text.remove_prefix(std::min(item.size() + 1, text.size()));
  return item;
}

// tmux asks its palette with the number of an SGR colour: only 0-7 and 90-97 mean an entry.
std::optional<unsigned> asked_entry(long index) {
  if (index >= 90 && index <= 97) return static_cast<unsigned>(8 + index - 90);
  return index < 8 ? std::optional(static_cast<unsigned>(index)) : std::nullopt;
}

}  // namespace

void Interpreter::answer_colour(unsigned command, std::optional<Colour> colour, StringEnd end) {
  if (!colour) return;
  listener_.reply("\033]" + std::to_string(command) + ';' + colour_answer(*colour) +
                  (end == StringEnd::bell ? "\a" : "\033\\"));
}

void Interpreter::palette_colours(std::string_view text, StringEnd end) {
  while (!text.empty()) {
    const long index = take_number(text);
    if (!text.starts_with(';') || index < 0 || index > 255) return;
    text.remove_prefix(1);
    const std::string_view item = take_item(text);
    if (item != "?") {
      if (const auto colour = parse_program_colour(item)) palette_.set_entry(static_cast<unsigned>(index), colour);
      continue;
    }
    // After a question tmux goes on with the question mark, which is no number: the rest is not read.
    if (const auto entry = asked_entry(index)) {
      auto colour = palette_.entry(*entry);
      if (!colour) colour = from_hex(listener_.evaluate("#{c:#{pane-colours[" + std::to_string(*entry) + "]}}"));
      answer_colour(4, colour, end);
    }
    return;
  }
}

void Interpreter::reset_palette_colours(std::string_view text) {
  if (text.empty()) palette_.clear();
  while (!text.empty()) {
    const long index = take_number(text);
    if ((!text.empty() && text[0] != ';') || index < 0 || index > 255) return;
    palette_.set_entry(static_cast<unsigned>(index), std::nullopt);
    if (!text.empty()) text.remove_prefix(1);
  }
}

void Interpreter::default_colour(unsigned command, std::string_view text, StringEnd end) {
  if (text != "?") {
    if (const auto colour = parse_program_colour(text)) {
      (command == 10 ? palette_.foreground : palette_.background) = *colour;
    }
    return;
  }
  answer_colour(command, from_hex(listener_.evaluate(command == 10 ? "#{c:#{pane_fg}}" : "#{c:#{pane_bg}}")), end);
}

void Interpreter::cursor_colour(std::string_view text, StringEnd end) {
  if (text != "?") {
    if (const auto colour = parse_program_colour(text)) palette_.cursor = colour;
    return;
  }
  answer_colour(12, palette_.cursor ? palette_.cursor : from_hex(listener_.evaluate("#{c:#{cursor-colour}}")), end);
}

void Interpreter::colour_command(unsigned command, std::string_view text, StringEnd end) {
  switch (command) {
    case 4:
      return palette_colours(text, end);
    case 10:
    case 11:
      return default_colour(command, text, end);
    case 12:
      return cursor_colour(text, end);
    case 104:
      return reset_palette_colours(text);
    case 110:
      if (text.empty()) palette_.foreground = k_default_colour;
      return;
    case 111:
      if (text.empty()) palette_.background = k_default_colour;
      return;
    case 112:
      if (text.empty()) palette_.cursor.reset();
      return;
    default:
      return;
  }
}

}  // namespace shim
