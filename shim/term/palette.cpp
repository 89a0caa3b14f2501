// SPDX-License-Identifier: ISC
// See palette.hpp.
#include "shim/term/palette.hpp"

#include <cstdint>
#include <cstdio>

#include "shim/options/colour.hpp"

namespace shim {
namespace {

Colour join(unsigned red, unsigned green, unsigned blue) {
  return k_rgb_colour | (red & 0xff) << 16 | (green & 0xff) << 8 | (blue & 0xff);
}

// The scanning is sscanf's, as in tmux: it takes "+1" or " 1" for a number too.
std::optional<Colour> parse_numbers(const std::string& text) {
  const char* p = text.c_str();
  const std::size_t length = text.size();
  unsigned red = 0, green = 0, blue = 0;
  if ((length == 12 && std::sscanf(p, "rgb:%02x/%02x/%02x", &red, &green, &blue) == 3) ||
      (length == 7 && std::sscanf(p, "#%02x%02x%02x", &red, &green, &blue) == 3))
    return join(red, green, blue);
  int parts[3] = {};
  if (std::sscanf(p, "%d,%d,%d", &parts[0], &parts[1], &parts[2]) == 3) {
    return join(static_cast<unsigned>(parts[0]), static_cast<unsigned>(parts[1]), static_cast<unsigned>(parts[2]));
  }
  if ((length == 18 && std::sscanf(p, "rgb:%04x/%04x/%04x", &red, &green, &blue) == 3) ||
      (length == 13 && std::sscanf(p, "#%04x%04x%04x", &red, &green, &blue) == 3))
    return join(red >> 8, green >> 8, blue >> 8);
  return std::nullopt;
}

std::optional<Colour> parse_ink(const std::string& text) {
  double c = 0, m = 0, y = 0, k = 0;
  const bool found = std::sscanf(text.c_str(), "cmyk:%lf/%lf/%lf/%lf", &c, &m, &y, &k) == 4 ||
                     std::sscanf(text.c_str(), "cmy:%lf/%lf/%lf", &c, &m, &y) == 3;
  const auto valid = [](double part) { return part >= 0 && part <= 1; };
  if (!found || !valid(c) || !valid(m) || !valid(y) || !valid(k)) return std::nullopt;
  const auto light = [k](double part) { return static_cast<unsigned>((1 - part) * (1 - k) * 255); };
  return join(light(c), light(m), light(y));
}

}  // namespace

std::optional<Colour> Palette::entry(unsigned index) const {
  return entries_ && index < entries_->size() ? (*entries_)[index] : std::nullopt;
}

void Palette::set_entry(unsigned index, std::optional<Colour> colour) {
  if (!entries_ && !colour) return;
  if (!entries_) entries_ = std::make_unique<std::array<std::optional<Colour>, 256>>();
  if (index < entries_->size()) (*entries_)[index] = colour;
}

void Palette::clear() {
  foreground = background = k_default_colour;
  entries_.reset();
}

std::optional<Colour> parse_program_colour(std::string_view view) {
  const std::string text(view);
  if (const auto colour = parse_numbers(text)) return colour;
  if (const auto colour = parse_ink(text)) return colour;
  while (!view.empty() && view.front() == ' ') view.remove_prefix(1);
  while (!view.empty() && view.back() == ' ') view.remove_suffix(1);
  const auto rgb = rgb_of_name(view);
  return rgb ? std::optional<Colour>(k_rgb_colour | *rgb) : std::nullopt;
}

std::string colour_answer(Colour rgb) {
  const unsigned red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff, blue = rgb & 0xff;
  char text[24];
  std::snprintf(text, sizeof text, "rgb:%02x%02x/%02x%02x/%02x%02x", red, red, green, green, blue, blue);
  return text;
}

}  // namespace shim
