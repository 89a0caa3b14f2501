// SPDX-License-Identifier: ISC
// The lexer of tmux's command language (cmd-parse.y, yylex). Character by character, because a backslash before a
// newline joins lines anywhere, inside quotes, comments and names too.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shim {

struct Token {
  enum class Kind : std::uint8_t {
    end,
    newline,
    semicolon,
    open_brace,
    close_brace,
    word,
    equals,  // a word like NAME=value
    format,  // #{...} after a condition
    hidden,
    if_word,
    elif_word,
    else_word,
    endif_word,
    error,
  };
  Kind kind = Kind::end;
  std::string text;
};

class CommandLexer {
 public:
  CommandLexer(std::string_view text, const std::vector<std::string>* environment, unsigned line)
      : text_(text), environment_(environment), line_(line) {}

  Token next();
  unsigned line() const { return line_; }
  // Why the last token is an error; empty: nothing better than "syntax error".
  const std::string& error() const { return error_; }
  // NAME=value is seen by the $NAME that follow.
  void assign(std::string_view assignment);

 private:
  static constexpr int k_end = -1;
  int raw_get();
  void unget(int ch);
  int get();

  Token condition_word();
  std::optional<Token> comment_or_format(bool after_condition);
  bool read_format(std::string& out);
  bool read_word(int ch, std::string& out);
  int skip_indentation(std::string& out);
  bool read_escape(std::string& out);
  bool read_octal(int first, std::string& out);
  bool read_unicode(char type, std::string& out);
  bool read_variable(std::string& out);
  bool read_home(std::string& out);
  bool fail(std::string message);
  std::optional<std::string_view> variable(std::string_view name) const;

  std::string_view text_;
  const std::vector<std::string>* environment_;
  std::map<std::string, std::string, std::less<>> assigned_;
  unsigned line_;
  std::size_t at_ = 0;
  unsigned escapes_ = 0;         // backslashes read and not yet handed out
  bool end_of_line_ = false;     // the last token was a newline: count it with the next one
  bool newline_at_end_ = false;  // the newline that ends every text was handed out
  bool after_condition_ = false;
  std::string error_;
};

}  // namespace shim
