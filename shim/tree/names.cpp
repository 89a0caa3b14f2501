// SPDX-License-Identifier: ISC
// Names of sessions and windows as tmux keeps them (session_check_name, window_set_name; vis(3) with VIS_OCTAL,
// VIS_CSTYLE, VIS_TAB and VIS_NL, UTF-8 kept).
#include <array>

#include "shim/tree/tree.hpp"

namespace shim {

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// The length of the printable UTF-8 character at the start, 0 when there is none (or it is ASCII).
std::size_t utf8_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first >= 0xf0 && first <= 0xf4  ? 4
                             : first >= 0xe0 && first < 0xf0 ? 3
                             : first >= 0xc2 && first < 0xe0 ? 2
                                                             : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return 0;
  }
  const bool control = first == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0;  // C1
  return control ? 0 : length;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void append_escaped(std::string& out, char c) {
  struct Escape {
    char byte, letter;
  };
  constexpr std::array<Escape, 8> k_letters = {
      {{'\n', 'n'}, {'\r', 'r'}, {'\b', 'b'}, {'\a', 'a'}, {'\v', 'v'}, {'\t', 't'}, {'\f', 'f'}, {'\\', '\\'}}};
  const auto value = static_cast<unsigned char>(c);
  for (const Escape& escape : k_letters) {
    if (escape.byte != c) continue;
    out += '\\';
    out += escape.letter;
    return;
  }
  if (value >= 0x20 && value < 0x7f) {
    out += c;
    return;
  }
  out += '\\';
  out += static_cast<char>('0' + (value >> 6));
  out += static_cast<char>('0' + ((value >> 3) & 7));
  out += static_cast<char>('0' + (value & 7));
}

std::string printable(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    if (const std::size_t length = utf8_length(name.substr(i))) {
      out += name.substr(i, length);
      i += length;
      continue;
    }
    // A '$' that would begin a variable is escaped, so that a name can be put into a command.
    const char next = i + 1 < name.size() ? name[i + 1] : '\0';
    if (name[i] == '$' && (is_letter(next) || next == '_' || next == '{')) out += '\\';
    append_escaped(out, name[i]);
    ++i;
  }
  return out;
}

}  // namespace

std::optional<std::string> clean_session_name(std::string_view name) {
  if (name.empty()) return std::nullopt;
  std::string copy(name);
  for (char& c : copy) {
    if (c == ':' || c == '.') c = '_';
  }
  return printable(copy);
}

std::optional<std::string> clean_window_name(std::string_view name) { return printable(name); }

const state::Session* find_session_by_name(const state::Registry& registry, std::string_view name) {
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session != nullptr && session->name == name) return session;
  }
  return nullptr;
}

}  // namespace shim
