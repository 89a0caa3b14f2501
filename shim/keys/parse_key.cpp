// SPDX-License-Identifier: ISC
// Key names to keys and back (key-string.c).
#include <utf8proc.h>

#include <charconv>
#include <string>

#include "shim/keys/ascii_case.hpp"
#include "shim/keys/key_table.hpp"
#include "shim/keys/keys.hpp"
#include "shim/keys/utf8.hpp"

namespace shim {
namespace {

using namespace key_table;

// Keys that keep the control modifier: no control character stands for them.
constexpr std::string_view k_keep_control = "!#()+,-.0123456789:;<=>'\r\t\177`/";

// What wcwidth(3) knows no width of is no text for tmux, but for the delete key (utf8_fromcstr).
bool is_printable(char32_t code_point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    case UTF8PROC_CATEGORY_CC:
      return code_point == 0x7f;
    default:
      return true;
  }
}

std::optional<std::uint64_t> parse_hexadecimal(std::string_view digits) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end == digits.data()) return std::nullopt;
  if (value < 32) return value;
  if (value > 0x10ffff || !is_printable(value)) return std::nullopt;
  return value | k_text;
}

// Takes "C-", "M-", "S-" off the front; nullopt for another letter before a dash.
std::optional<std::uint64_t> take_modifiers(std::string_view& name) {
  std::uint64_t modifiers = 0;
  for (; name.size() >= 2 && name[1] == '-'; name.remove_prefix(2)) {
    switch (ascii_lower(name[0])) {
      case 'c':
        modifiers |= k_ctrl;
        break;
      case 'm':
        modifiers |= k_meta;
        break;
      case 's':
        modifiers |= k_shift;
        break;
      default:
        return std::nullopt;
    }
  }
  return modifiers;
}

std::optional<std::uint64_t> find_named(std::string_view name) {
  for (const Name& entry : names()) {
    if (entry.code != none && entry.code != any && equals_ignoring_case(name, entry.name)) return entry.code;
  }
  if (const auto code = find_mouse(name)) return code;
  if (name.starts_with("User")) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(name.data() + 4, name.data() + name.size(), number);
    if (error == std::errc() && number < k_user_count) return k_user + number;
  }
  return std::nullopt;
}

// C-a is the character 1: the modifier is folded into the code where ASCII has a control character.
std::optional<std::uint64_t> fold_control(std::uint64_t code, std::uint64_t modifiers) {
  const bool keeps = code > 127 || (modifiers & k_ctrl) == 0 || code == 0x1b ||
                     k_keep_control.find(static_cast<char>(code)) != std::string_view::npos;
  if (keeps) return code | modifiers;
  modifiers &= ~k_ctrl;
  if (code >= 'a' && code <= 'z') return (code - 96) | modifiers;
  if (code >= '@' && code <= '_') return (code - 64) | modifiers;
  if (code == ' ') return modifiers;
  if (code == '?') return 127 | modifiers;
  return std::nullopt;
}

std::optional<std::uint64_t> parse(std::string_view name) {
  if (equals_ignoring_case(name, "None")) return none;
  if (equals_ignoring_case(name, "Any")) return any;
  if (name.starts_with("0x")) return parse_hexadecimal(name.substr(2));

  std::uint64_t modifiers = 0;
  if (name.size() > 1 && name[0] == '^') {
    modifiers |= k_ctrl;
    name.remove_prefix(1);
  }
  const auto taken = take_modifiers(name);
  if (!taken || name.empty()) return std::nullopt;
  modifiers |= *taken;

  const auto first = static_cast<unsigned char>(name[0]);
  if (name.size() == 1 && first <= 127) {
    if (first < 32) return std::nullopt;
    return fold_control(first, modifiers);
  }
  if (utf8_length(first) != 0) {
    const auto code_point = decode_utf8(name);
    if (!code_point || !is_printable(*code_point)) return std::nullopt;
    return *code_point | k_text | modifiers;
  }
  const auto code = find_named(name);
  if (!code) return std::nullopt;
  return fold_control(*code, modifiers);
}

std::string plain_name(std::uint64_t code) {
  std::string text;
  for (const Name& entry : names()) {
    if (entry.code == code) return std::string(entry.name);
  }
  if (const auto mouse = mouse_name(code)) return text.append(mouse->event).append(mouse->button).append(mouse->place);
  if (code & k_text) {
    append_utf8(text, static_cast<char32_t>(code & ~k_text));
  } else if (code >= k_user) {
    text = "User" + std::to_string(code - k_user);
  } else if (code < 32) {
    text = {'C', '-', static_cast<char>(code == 0 || code > 26 ? 64 + code : 96 + code)};
  } else if (code == 127) {
    text = "C-?";
  } else {
    text.push_back(static_cast<char>(code));
  }
  return text;
}

}  // namespace

std::optional<Key> parse_key(std::string_view name) {
  const auto value = parse(name);
  if (!value) return std::nullopt;
  return Key{*value};
}

std::string key_name(Key key) {
  auto value = static_cast<std::uint64_t>(key);
  if ((value & (k_code_mask | k_modifiers)) == 0) value = ' ' | k_ctrl;
  std::string name;
  if (value & k_ctrl) name += "C-";
  if (value & k_meta) name += "M-";
  if (value & k_shift) name += "S-";
  return name + plain_name(value & k_code_mask);
}

}  // namespace shim
