// SPDX-License-Identifier: ISC
// Tokens of the command language; words and their escapes are in command_word.cpp.
#include "shim/cli/command_lexer.hpp"

#include <utility>

namespace shim {
namespace {

bool is_name_char(char c, bool first) {
  if (c >= '0' && c <= '9') return !first;
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_assignment(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  for (std::size_t i = 0; i < equals; ++i)
    if (!is_name_char(word[i], i == 0)) return false;
  return true;
}

constexpr std::pair<std::string_view, Token::Kind> k_conditions[] = {
    {"%hidden", Token::Kind::hidden},  {"%if", Token::Kind::if_word},       {"%else", Token::Kind::else_word},
    {"%elif", Token::Kind::elif_word}, {"%endif", Token::Kind::endif_word},
};

}  // namespace

int CommandLexer::raw_get() { return at_ == text_.size() ? k_end : static_cast<unsigned char>(text_[at_++]); }

void CommandLexer::unget(int ch) {
  if (at_ > 0 && ch != k_end) --at_;
}

// Backslashes come out one by one after it is known what follows them: an odd one before a newline joins the lines.
int CommandLexer::get() {
  if (escapes_ != 0) {
    --escapes_;
    return '\\';
  }
  for (;;) {
    const int ch = raw_get();
    if (ch == '\\') {
      ++escapes_;
    } else if (ch == '\n' && escapes_ % 2 == 1) {
      ++line_;
      --escapes_;
    } else if (escapes_ != 0) {
      unget(ch);
      --escapes_;
      return '\\';
    } else {
      return ch;
    }
  }
}

bool CommandLexer::fail(std::string message) {
  if (error_.empty()) error_ = std::move(message);
  return false;
}

Token CommandLexer::next() {
  if (std::exchange(end_of_line_, false)) ++line_;
  const bool after_condition = std::exchange(after_condition_, false);
  for (;;) {
    const int ch = get();
    switch (ch) {
      case k_end:
        return {std::exchange(newline_at_end_, true) ? Token::Kind::end : Token::Kind::newline, {}};
      case ' ':
      case '\t':
        continue;
      case '\n':
        end_of_line_ = true;
        return {Token::Kind::newline, {}};
      case ';':
        return {Token::Kind::semicolon, {}};
      case '{':
        return {Token::Kind::open_brace, {}};
      case '}':
        return {Token::Kind::close_brace, {}};
      case '#':
        if (auto token = comment_or_format(after_condition)) return *std::move(token);
        continue;
      case '%':
        return condition_word();
      default:
        break;
    }
    Token token;
    if (!read_word(ch, token.text)) return {Token::Kind::error, {}};
    token.kind = is_assignment(token.text) ? Token::Kind::equals : Token::Kind::word;
    return token;
  }
}

// '#' starts a comment, but "#{" after a condition starts a format.
std::optional<Token> CommandLexer::comment_or_format(bool after_condition) {
  int ch = get();
  if (after_condition && ch == '{') {
    Token token{Token::Kind::format, {}};
    if (!read_format(token.text)) token.kind = Token::Kind::error;
    return token;
  }
  while (ch != '\n' && ch != k_end) ch = get();
  if (ch == k_end) return std::nullopt;
  ++line_;
  return Token{Token::Kind::newline, {}};
}

// A word of digits and '%' is a word like another (a pane id); else it must be a condition.
Token CommandLexer::condition_word() {
  Token token{Token::Kind::word, "%"};
  int ch = get();
  for (; ch != k_end && ch != ' ' && ch != '\t' && ch != '\n'; ch = get()) token.text += static_cast<char>(ch);
  unget(ch);
  if (token.text.find_first_not_of("%0123456789") == std::string::npos) return token;
  after_condition_ = true;
  for (const auto& [word, kind] : k_conditions)
    if (token.text == word) return {kind, {}};
  return {Token::Kind::error, {}};
}

bool CommandLexer::read_format(std::string& out) {
  out = "#{";
  for (unsigned depth = 1; depth != 0;) {
    int ch = get();
    if (ch == '#') {
      out += '#';
      ch = get();
      if (ch == '{') ++depth;
    } else if (ch == '}') {
      --depth;
    }
    if (ch == k_end || ch == '\n') return false;
    out += static_cast<char>(ch);
  }
  return true;
}

}  // namespace shim
