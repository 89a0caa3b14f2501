// SPDX-License-Identifier: ISC
// SGR (input.c, input_csi_dispatch_sgr): attributes, palette and RGB colours, with semicolons or colons.
#include <array>

#include "shim/term/interpreter.hpp"

namespace shim {
namespace {

struct AttributeCode {
  int code = 0;
  std::uint16_t clear = 0, set = 0;
};
constexpr std::uint16_t k_none = 0;
constexpr AttributeCode k_codes[] = {
    {1, k_none, k_bold},
    {2, k_none, k_dim},
    {3, k_none, k_italic},
    {4, k_all_underlines, k_underline},
    {5, k_none, k_blink},
    {6, k_none, k_blink},
    {7, k_none, k_reverse},
    {8, k_none, k_hidden},
    {9, k_none, k_strike},
    {21, k_all_underlines, k_double_underline},
    {22, k_bold | k_dim, k_none},
    {23, k_italic, k_none},
    {24, k_all_underlines, k_none},
    {25, k_blink, k_none},
    {27, k_reverse, k_none},
    {28, k_hidden, k_none},
    {29, k_strike, k_none},
    {53, k_none, k_overline},
    {55, k_overline, k_none},
};
// By the number after "4:".
constexpr std::uint16_t k_underlines[] = {
    k_none, k_underline, k_double_underline, k_curly_underline, k_dotted_underline, k_dashed_underline};

constexpr bool is_selector(int code) { return code == 38 || code == 48 || code == 58; }

Colour& selected(Pen& pen, int selector) {
  return selector == 38 ? pen.foreground : selector == 48 ? pen.background : pen.underline;
}

void select_indexed(Pen& pen, int selector, int index) {
  if (index >= 0 && index <= 255) {
    selected(pen, selector) = k_indexed_colour | static_cast<Colour>(index);
  } else if (selector != 58) {
    selected(pen, selector) = k_default_colour;
  }
}

bool select_rgb(Pen& pen, int selector, int red, int green, int blue) {
  const auto valid = [](int value) { return value >= 0 && value <= 255; };
  if (!valid(red) || !valid(green) || !valid(blue)) return false;
  const auto part = [](int value, int shift) { return static_cast<Colour>(value) << shift; };
  selected(pen, selector) = k_rgb_colour | part(red, 16) | part(green, 8) | part(blue, 0);
  return true;
}

// 38;5;n and 38;2;r;g;b: the operands are parameters of their own.
void select_with_semicolons(Pen& pen, int selector, Parameters& parameters) {
  const int kind = parameters.take(0, -1).value_or(-1);
  if (kind == 5) select_indexed(pen, selector, parameters.take(0, -1).value_or(-1));
  if (kind != 2) return;
  Parameters ahead = parameters;
  const int red = ahead.take(0, -1).value_or(-1), green = ahead.take(0, -1).value_or(-1),
            blue = ahead.take(0, -1).value_or(-1);
  if (select_rgb(pen, selector, red, green, blue)) parameters = ahead;
}

void apply_parts(Pen& pen, const std::vector<int>& parts) {
  if (parts.size() > 7) return;
  if (parts[0] == 4) {
    if (parts.size() != 2 || parts[1] < 0 || parts[1] > 5) return;
    pen.attributes = static_cast<std::uint16_t>((pen.attributes & ~k_all_underlines) |
                                                k_underlines[static_cast<std::size_t>(parts[1])]);
    return;
  }
  if (!is_selector(parts[0]) || parts.size() < 3) return;
  if (parts[1] == 5) select_indexed(pen, parts[0], parts[2]);
  if (parts[1] != 2) return;
  const std::size_t first = parts.size() == 5 ? 2 : 3;  // with or without a colour space
  if (parts.size() >= first + 3) select_rgb(pen, parts[0], parts[first], parts[first + 1], parts[first + 2]);
}

// Of each code the attributes it clears and sets.
constexpr int k_code_count = 108;
constexpr auto k_by_code = [] {
  std::array<AttributeCode, k_code_count> codes{};
  for (const AttributeCode& entry : k_codes) codes[static_cast<std::size_t>(entry.code)] = entry;
  return codes;
}();

inline void apply_code(Pen& pen, int code) {
  if (code == 0) pen = Pen{};
  if (code <= 0 || code >= k_code_count) return;
  const AttributeCode& entry = k_by_code[static_cast<std::size_t>(code)];
  pen.attributes = static_cast<std::uint16_t>((pen.attributes & ~entry.clear) | entry.set);
  if (code < 30) return;
  const auto value = static_cast<Colour>(code);
  if (code <= 37) pen.foreground = value - 30;
  if (code >= 90 && code <= 97) pen.foreground = value;
  if (code == 39) pen.foreground = k_default_colour;
  if (code >= 40 && code <= 47) pen.background = value - 40;
  if (code >= 100 && code <= 107) pen.background = value - 10;
  if (code == 49) pen.background = k_default_colour;
  if (code == 59) pen.underline = 0;
}

}  // namespace

Pen apply_attributes(Pen pen, Parameters parameters) {
  while (!parameters.at_end()) {
    if (parameters.has_colons()) {
      apply_parts(pen, parameters.take_parts());
      continue;
    }
    const int code = parameters.take(0, 0).value_or(-1);
    if (is_selector(code)) {
      select_with_semicolons(pen, code, parameters);
    } else {
      apply_code(pen, code);
    }
  }
  return pen;
}

// The same for parameters without colons, as nearly all are.
void Interpreter::set_plain_attributes(std::span<const long> arguments) {
  Pen pen = drawing_.pen;
  auto at = arguments.begin();
  const auto next = [&](int absent) {
    if (at == arguments.end()) return absent;
    const long argument = *at++;
    return argument == CSI_ARG_MISSING ? absent : static_cast<int>(argument);
  };
  while (at != arguments.end()) {
    const int code = next(0);
    if (!is_selector(code)) {
      apply_code(pen, code);
      continue;
    }
    const int kind = next(-1);
    if (kind == 5) select_indexed(pen, code, next(-1));
    if (kind != 2) continue;
    const auto before = at;
    const int red = next(-1), green = next(-1), blue = next(-1);
    if (!select_rgb(pen, code, red, green, blue)) at = before;
  }
  use_pen(pen);
}

void Interpreter::set_attributes(Parameters p) { use_pen(apply_attributes(drawing_.pen, p)); }

}  // namespace shim
