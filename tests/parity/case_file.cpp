// SPDX-License-Identifier: ISC
#include "tests/parity/case_file.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace parity {
namespace {

struct Variable {
  std::string name;
  Words values;
};

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// "{NAME}" anywhere becomes the value; a word that is "{*NAME}" becomes the value's words.
Words substitute(const Words& words, const std::string& name, const std::string& value) {
  Words out;
  for (const std::string& word : words) {
    if (word == "{*" + name + "}") {
      for (std::string& part : split_words(value)) out.push_back(std::move(part));
    } else {
      out.push_back(replace_all(word, "{" + name + "}", value));
    }
  }
  return out;
}

std::vector<Case> multiply(const Case& pattern, const std::vector<Variable>& variables) {
  std::vector<Case> cases{pattern};
  for (const Variable& variable : variables) {
    std::vector<Case> next;
    for (const Case& one : cases) {
      for (const std::string& value : variable.values) {
        Case made = one;
        made.name = replace_all(made.name, "{" + variable.name + "}", value);
        for (Words& call : made.calls) call = substitute(call, variable.name, value);
        next.push_back(std::move(made));
      }
    }
    cases = std::move(next);
  }
  return cases;
}

class Parser {
 public:
  explicit Parser(std::string_view file) : file_(file) {}

  void line(std::string_view text) {
    ++number_;
    if (text.empty() || text.front() == '#') return;
    if (text.front() == ' ') return call(split_words(text));
    const std::size_t space = text.find(' ');
    const std::string_view key = text.substr(0, space);
    const std::string_view rest = space == std::string_view::npos ? "" : text.substr(space + 1);
    if (key != "differs" && key != "mask") finish();
    keyword(key, rest);
  }
  std::vector<Group> end() {
    finish();
    return std::move(groups_);
  }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw std::runtime_error(fmt::format("{}:{}: {}", file_, number_, what));
  }

  void keyword(std::string_view key, std::string_view rest) {
    if (key == "area" || key == "group") {
      if (key == "area") area_ = rest;
      groups_.push_back({area_, {}, {}});
    } else if (groups_.empty()) {
      fail("no area yet");
    } else if (key == "setup") {
      if (!groups_.back().cases.empty()) groups_.push_back({area_, {}, {}});
      groups_.back().setup.push_back(split_words(rest));
    } else if (key == "each") {
      each(split_words(rest));
    } else if (key == "case") {
      open_ = true;
      case_ = Case{std::string(rest), {}, {}, Mask::none};
    } else if (key == "differs" && open_) {
      case_.differs = rest;
    } else if (key == "mask" && open_ && rest == "digits") {
      case_.mask = Mask::digits;
    } else {
      fail("unknown line");
    }
  }

  void each(Words words) {
    if (words.size() < 2) fail("a variable needs values");
    const std::string name = words.front();
    words.erase(words.begin());
    if (variables_.empty() || variables_.back().name != name) variables_.push_back({name, {}});
    Words& values = variables_.back().values;
    values.insert(values.end(), words.begin(), words.end());
  }

  void call(Words words) {
    if (!open_) fail("a call outside a case");
    case_.calls.push_back(std::move(words));
  }

  void finish() {
    if (!open_) return;
    open_ = false;
    if (case_.calls.empty()) fail("a case without a call");
    for (Case& one : multiply(case_, variables_)) groups_.back().cases.push_back(std::move(one));
    variables_.clear();
  }

  std::string file_, area_;
  int number_ = 0;
  bool open_ = false;
  Case case_;
  std::vector<Variable> variables_;
  std::vector<Group> groups_;
};

}  // namespace

Words split_words(std::string_view line) {
  Words words;
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && quote != '\'' && i + 1 < line.size()) {
      word += line[++i];
      in_word = true;
    } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote != 0 ? '\0' : c;
      in_word = true;
    } else if (quote == 0 && c == ' ') {
      if (in_word) words.push_back(std::move(word));
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (in_word) words.push_back(std::move(word));
  return words;
}

std::vector<Group> parse_cases(std::string_view file, std::string_view text) {
  Parser parser(file);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    parser.line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parser.end();
}

}  // namespace parity
