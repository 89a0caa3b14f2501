// SPDX-License-Identifier: ISC
// Parts, quoting and numbers.
#include "shim/format/format_text.hpp"

#include <cerrno>
#include <cstdlib>

namespace shim {
namespace {

// For sets of a few characters: std::string_view::find would call memchr for each.
bool is_in(std::string_view set, char wanted) {
  for (const char c : set)
    if (c == wanted) return true;
  return false;
}

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '#' && at + 1 < text.size() && is_in(",#{}:", text[at + 1]);
}

}  // namespace

std::size_t skip_to(std::string_view text, std::string_view ends, std::size_t from) {
  int brackets = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (is_alphanumeric(text[at])) continue;
    const bool escape = is_escape(text, at);
    if (escape && text[at + 1] == '{') ++brackets;
    if (escape) {
      ++at;
      continue;
    }
    if (text[at] == '}') --brackets;
    if (brackets == 0 && is_in(ends, text[at])) return at;
  }
  return std::string_view::npos;
}

std::optional<std::pair<std::string_view, std::string_view>> split_choice(std::string_view text) {
  const std::size_t comma = skip_to(text, ",");
  if (comma == std::string_view::npos) return std::nullopt;
  return std::pair{text.substr(0, comma), text.substr(comma + 1)};
}

std::string strip_escapes(std::string_view text) {
  std::string out;
  int brackets = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = is_escape(text, at);
    if (escape && text[at + 1] == '{') ++brackets;
    if (escape && brackets == 0) continue;
    if (!escape && text[at] == '}') --brackets;
    out += text[at];
  }
  return out;
}

std::string quote_for_shell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("|&;<>()$`\\\"'*?[# =%").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string quote_for_style(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '#' ? 2 : 1, c);
  return out;
}

std::optional<long long> parse_integer(std::string_view text, long long minimum, long long maximum) {
  const std::string copy(text);
  char* end = nullptr;
  errno = 0;
  const long long value = std::strtoll(copy.c_str(), &end, 10);
  if (end == copy.c_str() || *end != '\0' || errno == ERANGE || value < minimum || value > maximum) return std::nullopt;
  return value;
}

}  // namespace shim
