// SPDX-License-Identifier: ISC
// Keys to the bytes that a program reads (input-keys.c, input_key).
#include <optional>
#include <string>

#include "shim/keys/key_table.hpp"
#include "shim/keys/keys.hpp"
#include "shim/keys/utf8.hpp"

namespace shim {
namespace {

using namespace key_table;

char modifier_digit(std::uint64_t modifiers) {
  int digit = '1';
  if (modifiers & k_shift) digit += 1;
  if (modifiers & k_meta) digit += 2;
  if (modifiers & k_ctrl) digit += 4;
  return static_cast<char>(digit);
}

std::string_view unmodified(const Sequence& sequence, const KeyModes& modes) {
  const bool application =
      (sequence.kind == ModeKind::cursor && modes.cursor_keys) || (sequence.kind == ModeKind::keypad && modes.keypad);
  return application ? sequence.application : sequence.plain;
}

std::optional<std::string> encode_sequence(const Sequence& sequence, std::uint64_t modifiers, const KeyModes& modes) {
  if (modifiers == 0) return std::string(unmodified(sequence, modes));
  if (!sequence.modified.empty()) {
    std::string bytes(sequence.modified);
    bytes[bytes.find('_')] = modifier_digit(modifiers);
    return bytes;
  }
  if (modifiers == k_meta) return std::string("\033").append(unmodified(sequence, modes));
  return std::nullopt;
}

// The control character a plain terminal sends for Ctrl and a key that is no letter: C-2 is NUL, C-/ is 31.
std::string encode_control(std::uint64_t code) {
  switch (code) {
    case ' ':
    case '2':
      return std::string(1, '\0');
    case '|':
      return "\x1c";
    case '6':
      return "\x1e";
    case '-':
    case '/':
      return "\x1f";
    case '?':
      return "\x7f";
    default:
      break;
  }
  if (code >= 'A' && code <= '_') return std::string(1, static_cast<char>(code - 'A'));
  if (code >= 'a' && code <= '~') return std::string(1, static_cast<char>(code - 96));
  return {};
}

// The number of a special key is that of tmux's key code.
constexpr std::uint64_t k_number_of_btab = 1106343;

// CSI code ; modifiers u.
std::optional<std::string> encode_extended(std::uint64_t code, std::uint64_t modifiers) {
  if (code >= btab) code = code - btab + k_number_of_btab;
  if (code < 32 && code != '\t' && code != '\r' && code != 0x1b) {
    code += 64;
    modifiers |= k_ctrl;
  }
  if (modifiers == 0) return std::nullopt;
  return "\033[" + std::to_string(code) + ';' + modifier_digit(modifiers) + 'u';
}

}  // namespace

std::optional<std::string> find_key_bytes(Key key, const KeyModes& modes) {
  const auto value = static_cast<std::uint64_t>(key);
  const std::uint64_t modifiers = value & k_modifiers;
  std::uint64_t code = value & k_code_mask;
  if (code >= k_mouse && code < k_text) return std::nullopt;  // has no place here
  if (code == bspace) code = modes.backspace;

  const bool text = (code & k_text) != 0;
  if (text || (code <= 0x7f && (modifiers & ~k_meta) == 0)) {
    std::string bytes;
    if (modifiers & k_meta) bytes = "\033";
    append_utf8(bytes, static_cast<char32_t>(code & ~k_text));
    return bytes;
  }
  if (code >= k_user && code < k_mouse) return std::string((modifiers & k_meta) != 0 ? "\033" : "");
  const Sequence* sequence = find_sequence(code);
  if (sequence != nullptr) {
    if (auto bytes = encode_sequence(*sequence, modifiers, modes)) return bytes;
  }
  if (sequence == nullptr && code > 0x7f) return std::nullopt;
  if (modes.extended_keys) return encode_extended(code, modifiers);
  if (modifiers != k_ctrl) return std::nullopt;
  return encode_control(code);
}

bool is_backspace(Key key) { return (static_cast<std::uint64_t>(key) & k_code_mask) == bspace; }

unsigned char backspace_of(std::string_view option) {
  const auto key = parse_key(option);
  return key && static_cast<std::uint64_t>(*key) < 0x7f ? static_cast<unsigned char>(*key) : 0x7f;
}

std::string encode_key(Key key, const KeyModes& modes) { return find_key_bytes(key, modes).value_or(std::string()); }

}  // namespace shim
