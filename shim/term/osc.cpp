// SPDX-License-Identifier: ISC
// Strings that programs send: titles, the working folder, the clipboard (input.c, input_exit_osc and its neighbours).
#include <charconv>

#include "shim/keys/utf8.hpp"
#include "shim/term/base64.hpp"
#include "shim/term/char_width.hpp"
#include "shim/term/interpreter.hpp"

namespace shim {
namespace {

// Printable ASCII and UTF-8 only (utf8_isvalid).
bool is_clean_text(std::string_view text) {
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text[0]);
    std::size_t length = utf8_length(first);
    if (length == 0) {
      if (first < 0x20 || first > 0x7e) return false;
      length = 1;
    } else {
      const auto code_point = decode_utf8(text.substr(0, length));
      if (!code_point || char_width(*code_point) < 0) return false;
    }
    text.remove_prefix(length);
  }
  return true;
}

// What tmux escapes in a path so that a format can show it (utf8_strvis).
std::string escape_path(std::string_view path) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char next = i + 1 < path.size() ? path[i + 1] : '\0';
    const bool variable = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_' || next == '{';
    if (path[i] == '\\' || (path[i] == '$' && variable)) text.push_back('\\');
    text.push_back(path[i]);
  }
  return text;
}

}  // namespace

bool Interpreter::set_title(std::string_view title) {
  if (!is_clean_text(title)) return false;
  title_ = title;
  listener_.title(title_);
  return true;
}

void Interpreter::string(StringKind kind, std::string_view text, StringEnd end) {
  last_ = 0;
  switch (kind) {
    case StringKind::osc:
      operating_system_command(text, end);
      break;
    case StringKind::apc:
      set_title(text);
      break;
    case StringKind::rename:
      if (is_clean_text(text)) listener_.window_name(text);
      break;
  }
}

void Interpreter::operating_system_command(std::string_view text, StringEnd string_end) {
  unsigned command = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), command);
  if (error != std::errc()) return;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.starts_with(';')) text.remove_prefix(1);
  switch (command) {
    case 0:
    case 2:
      set_title(text);
      break;
    case 7:
      if (!is_clean_text(text)) break;
      path_ = escape_path(text);
      listener_.path(path_);
      break;
    case 52:
      clipboard_command(text, string_end);
      break;
    default:
      colour_command(command, text, string_end);
      break;
  }
}

void Interpreter::clipboard_command(std::string_view text, StringEnd end) {
  const std::size_t start = text.find(';');
  if (start == std::string_view::npos) return;
  text.remove_prefix(start + 1);
  if (text == "?") {
    const auto held = listener_.clipboard_text();
    if (held) listener_.reply("\033]52;;" + encode_base64(*held) + (end == StringEnd::bell ? "\a" : "\033\\"));
    return;
  }
  const auto bytes = decode_base64(text);
  if (bytes && !bytes->empty()) listener_.clipboard(*bytes);
}

}  // namespace shim
