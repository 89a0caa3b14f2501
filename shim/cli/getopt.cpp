// SPDX-License-Identifier: ISC
// Program_options splits clusters and glued values (allow_sticky); the extra style parser adds what getopt has and the
// library has not: options end at the first operand, and a value may look like an option.
#include "shim/cli/getopt.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <utility>

namespace shim {
namespace {

namespace po = boost::program_options;

enum class FlagKind : std::uint8_t { unknown, plain, valued, optional_value };

FlagKind kind_of(std::string_view flag_template, char flag) {
  const std::size_t at = flag == ':' ? std::string_view::npos : flag_template.find(flag);
  if (at == std::string_view::npos) return FlagKind::unknown;
  const std::string_view rest = flag_template.substr(at + 1);
  if (rest.starts_with("::")) return FlagKind::optional_value;
  return rest.starts_with(":") ? FlagKind::valued : FlagKind::plain;
}

// What the style parser finds out; it is copied around by the library.
struct Outcome {
  ParsedWords words;
  char trailing = 0;  // a flag at the end without its optional value
};

class GetoptStyle {
 public:
  GetoptStyle(std::string_view flag_template, Outcome& result) : template_(flag_template), result_(result) {}

  // Called by the library with the words that are left. Returning nothing leaves the first word to the library.
  std::vector<po::option> operator()(std::vector<std::string>& words) const {
    const std::string& word = words.front();
    if (word.size() < 2 || word[0] != '-') return take_operands(words, words.begin());
    if (word == "--") return take_operands(words, words.begin() + 1);
    for (std::size_t i = 1; i < word.size(); ++i) {
      switch (kind_of(template_, word[i])) {
        case FlagKind::plain:
          continue;
        case FlagKind::unknown:
          return stop(words, i, {FlagError::Kind::unknown_flag, word[i]});
        case FlagKind::valued:
          if (i + 1 == word.size() && words.size() == 1)
            return stop(words, i, {FlagError::Kind::missing_value, word[i]});
          break;
        case FlagKind::optional_value:
          if (i + 1 == word.size() && words.size() == 1) return leave_without_value(words);
          break;
      }
      if (i + 1 == word.size()) return attach_next(words);
      break;
    }
    return {};
  }

 private:
  std::vector<po::option> take_operands(std::vector<std::string>& words,
                                        std::vector<std::string>::iterator from) const {
    result_.words.operands.assign(std::make_move_iterator(from), std::make_move_iterator(words.end()));
    words.clear();
    return {};
  }

  // Keeps the flags before the wrong one and drops all the rest.
  std::vector<po::option> stop(std::vector<std::string>& words, std::size_t good, FlagError error) const {
    result_.words.error = error;
    words.resize(good > 1 ? 1 : 0);
    if (good > 1) words.front().resize(good);
    return {};
  }

  // The library would ask for the value.
  std::vector<po::option> leave_without_value(std::vector<std::string>& words) const {
    result_.trailing = words.front().back();
    words.front().pop_back();
    if (words.front().size() == 1) words.clear();
    return {};
  }

  // The library refuses a separate value that is spelled like a known option; a glued one it takes as it is. An empty
  // value can't be glued.
  std::vector<po::option> attach_next(std::vector<std::string>& words) const {
    std::vector<po::option> options;
    if (words[1].empty()) {
      for (const char flag : std::string_view(words.front()).substr(1)) {
        options.emplace_back();
        options.back().string_key = {'-', flag};
      }
      options.back().value.emplace_back();
      words.erase(words.begin());
    } else {
      words.front() += words[1];
    }
    words.erase(words.begin() + (options.empty() ? 1 : 0));
    return options;
  }

  std::string_view template_;
  Outcome& result_;
};

// Only the flags that can occur: each description costs about a microsecond.
po::options_description describe(std::string_view flag_template, const std::vector<std::string>& words) {
  po::options_description options;
  auto add = options.add_options();
  for (const char flag : flag_template) {
    const FlagKind kind = kind_of(flag_template, flag);
    const auto holds_it = [&](const std::string& word) { return word.find(flag) != std::string::npos; };
    if (kind == FlagKind::unknown || std::none_of(words.begin(), words.end(), holds_it)) continue;
    const char name[] = {',', flag, '\0'};
    add(name, new po::untyped_value(kind == FlagKind::plain));
  }
  return options;
}

}  // namespace

ParsedWords parse_words(std::string_view flag_template, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  if (words.front().size() < 2 || words.front()[0] != '-') return {{}, words, {}};
  const po::options_description options = describe(flag_template, words);
  Outcome outcome;
  using Style = po::command_line_style::style_t;
  po::command_line_parser parser(words);
  parser.options(options)
      .style(Style::allow_short | Style::allow_dash_for_short | Style::short_allow_adjacent | Style::short_allow_next |
             Style::allow_sticky)
      .extra_style_parser(GetoptStyle(flag_template, outcome));
  for (po::option& option : parser.run().options) {
    GivenFlag& given = outcome.words.flags.emplace_back();
    given.name = option.string_key[1];
    if (!option.value.empty()) given.value = std::move(option.value.front());
  }
  if (outcome.trailing != 0) outcome.words.flags.push_back({outcome.trailing, std::nullopt});
  return std::move(outcome.words);
}

}  // namespace shim
