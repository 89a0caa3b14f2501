// SPDX-License-Identifier: ISC
// Program_options goes through the words; how they are read is a style of ours, because getopt has what the library has
// not: options end at the first operand, and a value may look like an option. The options are not described to it: each
// description reads its names from a string stream, which makes a locale in every process.
#include "shim/cli/getopt.hpp"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
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

struct Outcome {
  std::vector<std::string> operands;
  std::optional<FlagError> error;
};

// Called by the library with the words that are left; it takes at least one of them and says which flags it holds.
class GetoptStyle {
 public:
  GetoptStyle(std::string_view flag_template, Outcome& outcome) : template_(flag_template), outcome_(outcome) {}

  std::vector<po::option> operator()(std::vector<std::string>& words) const {
    const std::string word = words.front();
    if (word.size() < 2 || word[0] != '-') return take_operands(words, words.begin());
    words.erase(words.begin());
    if (word == "--") return take_operands(words, words.begin());
    std::vector<po::option> flags;
    for (std::size_t i = 1; i < word.size(); ++i) {
      const FlagKind kind = kind_of(template_, word[i]);
      if (kind == FlagKind::unknown) {
        stop(words, {FlagError::Kind::unknown_flag, word[i]});
        break;
      }
      flags.emplace_back();
      flags.back().string_key = {'-', word[i]};
      if (kind == FlagKind::plain) continue;
      take_value(flags, word.substr(i + 1), kind, words);
      break;
    }
    return flags;
  }

 private:
  std::vector<po::option> take_operands(std::vector<std::string>& words,
                                        std::vector<std::string>::iterator from) const {
    outcome_.operands.assign(std::make_move_iterator(from), std::make_move_iterator(words.end()));
    words.clear();
    return {};
  }

  // The flags before the wrong one count.
  void stop(std::vector<std::string>& words, FlagError error) const {
    outcome_.error = error;
    words.clear();
  }

  // The rest of the word, or the next one, whatever it looks like.
  void take_value(std::vector<po::option>& flags, std::string rest, FlagKind kind,
                  std::vector<std::string>& words) const {
    if (!rest.empty()) {
      flags.back().value.push_back(std::move(rest));
    } else if (!words.empty()) {
      flags.back().value.push_back(std::move(words.front()));
      words.erase(words.begin());
    } else if (kind == FlagKind::valued) {
      stop(words, {FlagError::Kind::missing_value, flags.back().string_key[1]});
      flags.pop_back();
    }
  }

  std::string_view template_;
  Outcome& outcome_;
};

}  // namespace

ParsedWords parse_words(std::string_view flag_template, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  if (words.front().size() < 2 || words.front()[0] != '-') return {{}, words, {}};
  const po::options_description no_descriptions;
  Outcome outcome;
  using Style = po::command_line_style::style_t;
  po::command_line_parser parser(words);
  parser.options(no_descriptions)
      .allow_unregistered()
      .style(Style::allow_short | Style::allow_dash_for_short | Style::short_allow_adjacent | Style::allow_sticky)
      .extra_style_parser(GetoptStyle(flag_template, outcome));
  ParsedWords parsed;
  for (po::option& option : parser.run().options) {
    GivenFlag& given = parsed.flags.emplace_back();
    given.name = option.string_key[1];
    if (!option.value.empty()) given.value = std::move(option.value.front());
  }
  parsed.operands = std::move(outcome.operands);
  parsed.error = outcome.error;
  return parsed;
}

}  // namespace shim
