// SPDX-License-Identifier: ISC
// Text that tmux's command language reads back as the same word (arguments.c, args_escape). Header only, so that the
// layers which print commands need not link the parser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shim {
namespace quote_detail {

// Length of a valid UTF-8 sequence at `at` that is not ASCII; 0: none.
inline std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (first < 0xc2 || first > 0xf4 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xc0) != 0x80) return 0;
  return length;
}

inline bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '{'; }

// vis(3) in C style with octal, as tmux calls it.
inline void append_visible(std::string& out, char c) {
  static constexpr std::string_view k_special = "\n\r\b\a\v\t\f";
  static constexpr std::string_view k_letters = "nrbavtf";
  if (const auto at = k_special.find(c); at != std::string_view::npos) {
    out.append({'\\', k_letters[at]});
  } else if (c >= ' ' && c < 0x7f) {
    if (c == '\\') out += '\\';
    out += c;
  } else {
    const auto byte = static_cast<unsigned char>(c);
    out.append({'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
                static_cast<char>('0' + (byte & 7))});
  }
}

enum class Quotes : unsigned char { none, single, twice, block };  // block: twice, and every '$' is escaped

inline std::string escape(std::string_view text, Quotes quotes) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t length = utf8_length(text, i); length != 0) {
      out.append(text.substr(i, length));
      i += length;
      continue;
    }
    const bool variable =
        text[i] == '$' && (quotes == Quotes::block || (i + 1 < text.size() && is_name_start(text[i + 1])));
    if (quotes >= Quotes::twice && (text[i] == '"' || variable)) out += '\\';
    append_visible(out, text[i++]);
  }
  return out;
}

}  // namespace quote_detail

// One word: "a b" -> "\"a b\"", "" -> "''", ";" -> "\;".
inline std::string quote_word(std::string_view word) {
  using quote_detail::Quotes;
  if (word.empty()) return "''";
  Quotes quotes = Quotes::none;
  if (word.find_first_of(" #';${}%") != std::string_view::npos) {
    quotes = Quotes::twice;
  } else if (word.find('"') != std::string_view::npos) {
    quotes = Quotes::single;
  }
  if (word.size() == 1 && word[0] != ' ' && (quotes != Quotes::none || word[0] == '~')) return {'\\', word[0]};
  std::string escaped = quote_detail::escape(word, quotes);
  if (quotes != Quotes::single && escaped[0] == '~') escaped.insert(0, 1, '\\');
  if (quotes == Quotes::none) return escaped;
  const char mark = quotes == Quotes::twice ? '"' : '\'';
  escaped.insert(0, 1, mark);
  escaped += mark;
  return escaped;
}

// All words, separated by a space (cmd_stringify_argv).
inline std::string quote_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += quote_word(word);
  }
  return out;
}

}  // namespace shim
