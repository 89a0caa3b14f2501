// SPDX-License-Identifier: ISC
// One word of the command language: quotes, escapes, variables and home folders (cmd-parse.y, yylex_token).
#include <fmt/core.h>
#include <unistd.h>

#include <cstring>
#include <string_view>

#include "shim/cli/command_lexer.hpp"
#include "shim/cli/passwd_file.hpp"

namespace shim {
namespace {

constexpr std::size_t k_longest_name = 1022;

enum class Quote : std::uint8_t { start, none, twice, single };

bool is_one_of(int c, std::string_view set) { return set.find(static_cast<char>(c)) != std::string_view::npos; }

bool is_name_char(int c, bool first) {
  if (c >= '0' && c <= '9') return !first;
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

int hex_value(int c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool append_utf8(std::string& out, std::uint32_t code) {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
    return true;
  }
  if (code < 0x800) {
    add(0xc0 | (code >> 6));
  } else {
    if (code < 0x10000) {
      add(0xe0 | (code >> 12));
    } else {
      add(0xf0 | (code >> 18));
      add(0x80 | ((code >> 12) & 0x3f));
    }
    add(0x80 | ((code >> 6) & 0x3f));
  }
  add(0x80 | (code & 0x3f));
  return true;
}

}  // namespace

bool CommandLexer::read_word(int ch, std::string& out) {
  Quote state = Quote::none;
  Quote last = Quote::start;  // of the character before; '~' counts only where the kind of quote changes
  for (;; ch = get()) {
    if (ch == k_end || (state == Quote::none && is_one_of(ch, " \t\n;}"))) break;
    while (ch == '\n' && state != Quote::none) ch = skip_indentation(out);
    if (ch == k_end) break;
    const bool bare = state != Quote::single;
    if (ch == '\'' && state != Quote::twice) {
      state = state == Quote::none ? Quote::single : Quote::none;
      continue;
    }
    if (ch == '"' && bare) {
      state = state == Quote::none ? Quote::twice : Quote::none;
      continue;
    }
    if (ch == '\\' && bare) {
      if (!read_escape(out)) return false;
    } else if (ch == '~' && bare && last != state) {
      if (!read_home(out)) return false;
    } else if (ch == '$' && bare) {
      if (!read_variable(out)) return false;
    } else {
      out += static_cast<char>(ch);
    }
    last = state;
  }
  unget(ch);
  out.resize(std::strlen(out.c_str()));  // \000 ends a word, as in C
  return true;
}

// A newline inside quotes stays; the blanks after it, and a line that is a comment, go. Returns what comes next.
int CommandLexer::skip_indentation(std::string& out) {
  out += '\n';
  int ch = get();
  while (ch == ' ' || ch == '\t') ch = get();
  if (ch != '#') return ch;
  ch = get();
  if (ch != k_end && is_one_of(ch, ",#{}:")) {  // a format, not a comment
    unget(ch);
    return '#';
  }
  do ch = get();
  while (ch != '\n' && ch != k_end);
  return ch;
}

bool CommandLexer::read_escape(std::string& out) {
  static constexpr std::string_view k_names = "abefsvrnt";
  static constexpr std::string_view k_bytes = "\a\b\033\f \v\r\n\t";
  const int ch = get();
  if (ch == k_end) return false;
  if (ch >= '0' && ch <= '7') return read_octal(ch, out);
  if (ch == 'u' || ch == 'U') return read_unicode(static_cast<char>(ch), out);
  const std::size_t named = k_names.find(static_cast<char>(ch));
  out += named == std::string_view::npos ? static_cast<char>(ch) : k_bytes[named];
  return true;
}

bool CommandLexer::read_octal(int first, std::string& out) {
  const auto is_octal = [](int c) { return c >= '0' && c <= '7'; };
  if (first <= '3') {
    const int second = get();
    const int third = is_octal(second) ? get() : k_end;
    if (is_octal(third)) {
      out += static_cast<char>(64 * (first - '0') + 8 * (second - '0') + (third - '0'));
      return true;
    }
  }
  return fail("invalid octal escape");
}

bool CommandLexer::read_unicode(char type, std::string& out) {
  std::uint32_t code = 0;
  for (int left = type == 'u' ? 4 : 8; left > 0; --left) {
    const int ch = get();
    if (ch == k_end || ch == '\n') return false;
    const int digit = hex_value(ch);
    if (digit < 0) return fail(fmt::format("invalid \\{} argument", type));
    code = code * 16 + static_cast<std::uint32_t>(digit);
  }
  return append_utf8(out, code) || fail(fmt::format("invalid \\{} argument", type));
}

bool CommandLexer::read_variable(std::string& out) {
  std::string name;
  int ch = get();
  if (ch == k_end) return false;
  const bool braces = ch == '{';
  if (!braces) {
    if (!is_name_char(ch, true)) {
      out += '$';
      unget(ch);
      return true;
    }
    name += static_cast<char>(ch);
  }
  for (;;) {
    ch = get();
    if (braces && ch == '}') break;
    if (!is_name_char(ch, false)) {
      if (braces) return fail("invalid environment variable");
      unget(ch);
      break;
    }
    if (name.size() == k_longest_name) return fail("environment variable is too long");
    name += static_cast<char>(ch);
  }
  if (const auto value = variable(name)) out += *value;
  return true;
}

bool CommandLexer::read_home(std::string& out) {
  std::string name;
  int ch = get();
  for (; ch != k_end && !is_one_of(ch, "/ \t\n\"'"); ch = get()) {
    if (name.size() == k_longest_name) return fail("user name is too long");
    name += static_cast<char>(ch);
  }
  unget(ch);
  if (name.empty()) {
    if (const auto home = variable("HOME"); home && !home->empty()) {
      out += *home;
      return true;
    }
  }
  const std::string home = name.empty() ? home_of(::getuid()) : home_of(name);
  if (home.empty()) return false;
  out += home;
  return true;
}

std::optional<std::string_view> CommandLexer::variable(std::string_view name) const {
  if (const auto found = assigned_.find(name); found != assigned_.end()) return found->second;
  if (environment_ == nullptr) return std::nullopt;
  for (const std::string& entry : *environment_)
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name))
      return std::string_view(entry).substr(name.size() + 1);
  return std::nullopt;
}

void CommandLexer::assign(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  assigned_.insert_or_assign(std::string(assignment.substr(0, equals)), std::string(assignment.substr(equals + 1)));
}

}  // namespace shim
