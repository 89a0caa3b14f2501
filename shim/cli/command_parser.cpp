// SPDX-License-Identifier: ISC
// The grammar of tmux's command language (cmd-parse.y) by recursive descent with one token of look-ahead. The token is
// read only when needed: a line number, and a variable that an assignment has just set, depend on that.
#include <fmt/core.h>

#include <optional>
#include <utility>

#include "shim/cli/command_lexer.hpp"
#include "shim/cli/command_list.hpp"

namespace shim {
namespace {

using Kind = Token::Kind;
using List = std::vector<CommandWords>;

constexpr int k_deepest_nesting = 1000;

bool is_true(std::string_view text) { return !text.empty() && text != "0"; }

void append(List& list, List&& more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class Parser {
 public:
  Parser(std::string_view text, const ParseSource& source)
      : source_(source), lexer_(text, source.environment, source.first_line) {}

  state::Result<List> run() {
    List list = lines([](Kind kind) { return kind == Kind::end; });
    if (failed_) return failure();
    return list;
  }

 private:
  Kind peek() {
    if (!token_) token_ = lexer_.next();
    return token_->kind;
  }
  std::string take() {
    peek();
    std::string text = std::move(token_->text);
    token_.reset();
    return text;
  }
  bool expect(Kind kind) {
    if (failed_ || peek() != kind) return fail();
    take();
    return true;
  }
  bool fail() {
    failed_ = true;
    return false;
  }
  state::Result<List> failure() const {
    std::string text = lexer_.error().empty() ? "syntax error" : lexer_.error();
    if (!source_.file.empty()) text = fmt::format("{}:{}: {}", source_.file, lexer_.line(), text);
    return state::fail(state::ErrorCode::invalid_argument, std::move(text));
  }

  // One or more statements that each end with a newline, until `stop` sees its token, which is not taken.
  template <class Stop>
  List lines(Stop stop) {
    List list;
    do {
      statement(list);
      expect(Kind::newline);
    } while (!failed_ && !stop(peek()));
    return list;
  }

  void statement(List& list) {
    switch (peek()) {
      case Kind::hidden:
        take();
        if (peek() != Kind::equals) {
          fail();
          return;
        }
        return assignment(list, "-gh");
      case Kind::if_word: {
        const Shape shape = condition(list, Shape::either);
        if (shape == Shape::one_line) more_commands(list);
        return;
      }
      case Kind::word:
      case Kind::equals:
        command(list);
        return more_commands(list);
      default:
        return;  // an empty line; a wrong token shows when the newline is expected
    }
  }

  void more_commands(List& list) {
    while (!failed_ && peek() == Kind::semicolon) {
      take();
      if (starts_command(peek())) simple(list);
    }
  }
  static bool starts_command(Kind kind) { return kind == Kind::word || kind == Kind::equals || kind == Kind::if_word; }
  void simple(List& list) {
    if (peek() == Kind::if_word) {
      condition(list, Shape::one_line);
    } else {
      command(list);
    }
  }

  void command(List& list) {
    if (peek() == Kind::equals) {
      assignment(list, "-g");
      if (peek() != Kind::word) return;
    }
    CommandWords command;
    command.words.push_back(take());
    while (!failed_) {
      const Kind kind = peek();
      if (kind == Kind::word || kind == Kind::equals) {
        command.words.push_back(take());
      } else if (kind == Kind::open_brace) {
        take();
        command.blocks.push_back(command.words.size());
        command.block_lines.push_back(0);
        command.words.push_back(block(list, command.block_lines.back()));
      } else {
        break;
      }
    }
    command.line = lexer_.line();
    if (active_) list.push_back(std::move(command));
  }

  // Takes effect while the text is parsed, so in a block too it goes in front of the whole command.
  void assignment(List& list, std::string flags) {
    const std::string text = take();
    if (!active_) return;
    lexer_.assign(text);
    const std::size_t equals = text.find('=');
    CommandWords set;
    set.words = {"set-environment", std::move(flags), "--", text.substr(0, equals), text.substr(equals + 1)};
    set.line = lexer_.line();
    set.assignment = true;
    (assignments_ != nullptr ? *assignments_ : list).push_back(std::move(set));
  }

  std::string block(List& outer, unsigned& line) {
    if (!enter()) return {};
    List* const assignments = std::exchange(assignments_, assignments_ != nullptr ? assignments_ : &outer);
    List inner;
    for (statement(inner); !failed_ && peek() == Kind::newline; statement(inner)) take();
    expect(Kind::close_brace);
    assignments_ = assignments;
    --depth_;
    if (!inner.empty()) line = inner.front().line;
    return failed_ ? std::string() : command_text(inner, source_.grouping);
  }

  enum class Shape { either, one_line, lines };

  std::optional<bool> branch_value() {
    take();
    if (peek() != Kind::format && peek() != Kind::word) {
      fail();
      return std::nullopt;
    }
    const std::string text = take();
    return is_true(source_.expand ? source_.expand(text) : text);
  }

  List branch_body(Shape shape) {
    if (shape == Shape::lines) {
      if (!expect(Kind::newline)) return {};
      return lines(
          [](Kind kind) { return kind == Kind::elif_word || kind == Kind::else_word || kind == Kind::endif_word; });
    }
    List list;
    if (!starts_command(peek())) fail();
    if (failed_) return {};
    simple(list);
    more_commands(list);
    return list;
  }

  // %if ... %endif over several lines, or within one. Says which it was.
  Shape condition(List& list, Shape shape) {
    if (!enter()) return shape;
    const bool active = active_;
    bool taken = false;
    bool after_else = false;
    for (;;) {
      const std::optional<bool> value = after_else ? true : branch_value();
      if (!value) break;
      if (shape == Shape::either) shape = peek() == Kind::newline ? Shape::lines : Shape::one_line;
      active_ = active && *value && !taken;
      List body = branch_body(shape);
      if (*value && !std::exchange(taken, taken || *value)) append(list, std::move(body));
      if (failed_ || peek() == Kind::endif_word) break;
      if (after_else || (peek() != Kind::else_word && peek() != Kind::elif_word)) break;
      after_else = peek() == Kind::else_word;
      if (after_else) take();
    }
    active_ = active;
    expect(Kind::endif_word);
    --depth_;
    return shape;
  }

  bool enter() { return ++depth_ <= k_deepest_nesting || fail(); }

  const ParseSource& source_;
  CommandLexer lexer_;
  std::optional<Token> token_;
  List* assignments_ = nullptr;  // inside a block: where assignments go
  bool active_ = true;           // in the branches taken of all conditions around
  bool failed_ = false;
  int depth_ = 0;
};

}  // namespace

state::Result<std::vector<CommandWords>> parse_commands(std::string_view text, const ParseSource& source) {
  if (text.empty()) return List{};
  return Parser(text, source).run();
}

}  // namespace shim
