// SPDX-License-Identifier: ISC
// Reading modifiers, and what they amount to.
#include "shim/format/modifiers.hpp"

#include <array>
#include <climits>

#include "shim/format/format_text.hpp"

namespace shim {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_one_of(char c, std::string_view set) { return c != '\0' && set.find(c) != npos; }
bool is_end(char c) { return c == ';' || c == ':'; }
bool is_punctuation(char c) {
  return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7f);
}

class Reader {
 public:
  Reader(std::string_view text, const std::function<std::string(std::string_view)>& expand)
      : text_(text), expand_(expand) {}

  // False: these are no modifiers.
  bool read(Modifiers& out) {
    while (peek() != '\0' && peek() != ':') {
      if (peek() == ';') ++at_;
      if (is_one_of(peek(), "labcdnwETSWP<>") && is_end(peek(1))) {
        add(out, 1);
      } else if (is_two_character() && is_end(peek(2))) {
        add(out, 2);
      } else if (!is_one_of(peek(), "mCNst=peq") || !read_with_arguments(out)) {
        return false;
      }
    }
    if (peek() != ':') return false;
    out.rest = text_.substr(at_ + 1);
    return true;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool is_two_character() const {
    for (const std::string_view name : {"||", "&&", "!=", "==", "<=", ">="})
      if (text_.substr(at_, 2) == name) return true;
    return false;
  }
  Modifier& add(Modifiers& out, std::size_t size) {
    Modifier& added = out.list.emplace_back();
    added.name = text_.substr(at_, size);
    at_ += size;
    return added;
  }

  // "=10" has one argument up to the end, "s/a/b/" several between copies of a punctuation character.
  bool read_with_arguments(Modifiers& out) {
    const std::size_t name = at_;
    Modifier modifier;
    modifier.name = text_.substr(name, 1);
    if (is_end(peek(1))) {
      ++at_;
    } else if (!is_punctuation(peek(1)) || peek(1) == '-') {
      const std::size_t end = skip_to(text_, ":;", at_ + 1);
      if (end == npos) return false;
      modifier.arguments.push_back(expand_(text_.substr(at_ + 1, end - at_ - 1)));
      at_ = end;
    } else if (!read_wrapped(modifier)) {
      return false;
    }
    out.list.push_back(std::move(modifier));
    return true;
  }

  bool read_wrapped(Modifier& modifier) {
    ++at_;
    const std::array<char, 3> ends = {peek(), ';', ':'};
    do {
      if (peek() == ends[0] && is_end(peek(1))) {
        ++at_;
        break;
      }
      const std::size_t end = skip_to(text_, {ends.data(), ends.size()}, at_ + 1);
      if (end == npos) return false;
      modifier.arguments.push_back(expand_(text_.substr(at_ + 1, end - at_ - 1)));
      at_ = end;
    } while (!is_end(peek()));
    return true;
  }

  std::string_view text_;
  const std::function<std::string(std::string_view)>& expand_;
  std::size_t at_ = 0;
};

int parse_count(std::string_view text) { return static_cast<int>(parse_integer(text, INT_MIN, INT_MAX).value_or(0)); }

void apply_time(Modifiers& out, const Modifier& modifier) {
  if (!out.time) out.time = TimeStyle::full;
  const std::string_view flags = modifier.argument(0);
  if (flags.find('p') != npos) {
    out.time = TimeStyle::pretty;
  } else if (modifier.arguments.size() >= 2 && flags.find('f') != npos) {
    if (out.time != TimeStyle::pretty) out.time = TimeStyle::custom;
    out.time_format = strip_escapes(modifier.argument(1));
  }
}

void apply_quote(Modifiers& out, const Modifier& modifier) {
  if (modifier.arguments.empty()) {
    out.quote_shell = true;
  } else if (modifier.argument(0).find_first_of("eh") != npos) {
    out.quote_style = true;
  }
}

void apply_name(Modifiers& out, const Modifier& modifier) {
  if (modifier.arguments.empty() || modifier.argument(0).find('w') != npos) {
    out.window_name = true;
  } else if (modifier.argument(0).find('s') != npos) {
    out.session_name = true;
  }
}

void apply_limit(Modifiers& out, const Modifier& modifier) {
  if (modifier.arguments.empty()) return;
  out.limit = parse_count(modifier.argument(0));
  if (modifier.arguments.size() >= 2) out.marker = modifier.argument(1);
}

void apply(Modifiers& out, const Modifier& modifier) {
  const std::size_t given = modifier.arguments.size();
  switch (modifier.name[0]) {
    case 'm':
    case '<':
    case '>':
      out.compare = &modifier;
      break;
    case 'C':
      out.search = &modifier;
      break;
    case 's':
      if (given >= 2) out.substitutions.push_back(&modifier);
      break;
    case '=':
      apply_limit(out, modifier);
      break;
    case 'p':
      if (given >= 1) out.width = parse_count(modifier.argument(0));
      break;
    case 'w':
      out.columns = true;
      break;
    case 'e':
      if (given >= 1 && given <= 3) out.expression = &modifier;
      break;
    case 'l':
      out.literal = true;
      break;
    case 'a':
      out.character = true;
      break;
    case 'b':
      out.base_name = true;
      break;
    case 'c':
      out.colour = true;
      break;
    case 'd':
      out.dirname = true;
      break;
    case 'n':
      out.length = true;
      break;
    case 't':
      apply_time(out, modifier);
      break;
    case 'q':
      apply_quote(out, modifier);
      break;
    case 'E':
      out.expand = true;
      break;
    case 'T':
      out.expand_time = true;
      break;
    case 'N':
      apply_name(out, modifier);
      break;
    case 'S':
      out.sessions = true;
      break;
    case 'W':
      out.windows = true;
      break;
    case 'P':
      out.panes = true;
      break;
    default:
      break;
  }
}

}  // namespace

Modifiers parse_modifiers(std::string_view text, const std::function<std::string(std::string_view)>& expand) {
  Modifiers out;
  if (text.find(':') == npos || !Reader(text, expand).read(out)) {
    out.list.clear();
    out.rest = text;
    return out;
  }
  for (const Modifier& modifier : out.list) {
    if (modifier.name.size() == 2) {
      out.compare = &modifier;
    } else {
      apply(out, modifier);
    }
  }
  return out;
}

}  // namespace shim
