// SPDX-License-Identifier: ISC
// See line_text.hpp. The order of codes is tmux's, byte for byte.
#include "shim/term/line_text.hpp"

#include <array>

namespace shim {
namespace {

struct AttributeCode {
  std::uint16_t attribute;
  std::string_view code;
};
constexpr AttributeCode k_codes[] = {
    {k_bold, "1"},
    {k_dim, "2"},
    {k_italic, "3"},
    {k_underline, "4"},
    {k_blink, "5"},
    {k_reverse, "7"},
    {k_hidden, "8"},
    {k_strike, "9"},
    {k_double_underline, "4:2"},
    {k_curly_underline, "4:3"},
    {k_dotted_underline, "4:4"},
    {k_dashed_underline, "4:5"},
    {k_overline, "5:3"},  // tmux prints every code above 9 like an underline style
};
constexpr std::uint16_t k_visible = static_cast<std::uint16_t>(~k_charset);

void add_number(std::string& out, Colour value) { out += std::to_string(value); }

// Parameters that select a colour; empty for one that needs none.
std::string colour_code(Colour colour, Colour base) {
  std::string code;
  if (colour & (k_indexed_colour | k_rgb_colour)) {
    add_number(code, base + 8);
    if (colour & k_indexed_colour) {
      code += ";5;";
      add_number(code, colour & 0xff);
    } else {
      code += ";2;";
      add_number(code, colour >> 16 & 0xff);
      code += ';';
      add_number(code, colour >> 8 & 0xff);
      code += ';';
      add_number(code, colour & 0xff);
    }
  } else if (base != 50 && colour <= 7) {
    add_number(code, colour + base);
  } else if (base != 50 && colour == k_default_colour) {
    add_number(code, base + 9);
  } else if (base != 50 && colour >= 90 && colour <= 97) {
    add_number(code, colour + base - 30);
  }
  return code;
}

}  // namespace

void LineWriter::change_pen(const Pen& pen) {
  if (pen == last_) return;
  add_codes(pen);
  last_ = pen;
}

void LineWriter::add_codes(const Pen& pen) {
  const std::string_view csi = style_.octal ? "\\033[" : "\033[";
  std::uint16_t before = last_.attributes;
  const bool removed = (before & ~pen.attributes & k_visible) != 0;
  const bool reset = removed || (last_.underline != 0 && pen.underline == 0);

  std::string codes;
  if (reset) {
    codes = "0";
    before &= k_charset;
  }
  for (const AttributeCode& entry : k_codes) {
    if (!(pen.attributes & entry.attribute) || (before & entry.attribute)) continue;
    if (!codes.empty()) codes += ';';
    codes += entry.code;
  }
  if (!codes.empty()) out_.append(csi).append(codes).push_back('m');

  const auto add_colour = [&](Colour now, Colour then, Colour base) {
    const std::string code = colour_code(now, base);
    if (code.empty() || (!reset && code == colour_code(then, base))) return;
    out_.append(csi).append(code).push_back('m');
  };
  add_colour(pen.foreground, last_.foreground, 30);
  add_colour(pen.background, last_.background, 40);
  add_colour(pen.underline, last_.underline, 50);

  if ((pen.attributes & k_charset) && !(before & k_charset)) out_ += style_.octal ? "\\016" : "\016";
  if (!(pen.attributes & k_charset) && (before & k_charset)) out_ += style_.octal ? "\\017" : "\017";
}

void LineWriter::add(std::string_view text, const Pen& pen) {
  if (style_.escapes) change_pen(pen);
  if (style_.octal && text == "\\") text = "\\\\";
  out_ += text;
}

void LineWriter::end() {
  if (!style_.trim) return;
  while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
}

}  // namespace shim
