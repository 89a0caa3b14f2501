// SPDX-License-Identifier: ISC
// Lists of commands that need no lexer: splitting argv (cmd_parse_from_arguments) and printing.
#include "shim/cli/command_list.hpp"

#include <utility>

#include "shim/cli/quote.hpp"

namespace shim {
namespace {

// As quote_word, but never in single quotes, where the lexer would keep the backslashes that quoting adds.
std::string block_word(const std::string& word) {
  if (word.find('"') == std::string::npos) return quote_word(word);
  return '"' + quote_detail::escape(word, quote_detail::Quotes::twice) + '"';
}

}  // namespace

std::vector<CommandWords> split_argv(const std::vector<std::string>& words) {
  std::vector<CommandWords> list;
  CommandWords current;
  for (std::string word : words) {
    bool last = false;
    if (word.ends_with(';')) {
      word.pop_back();
      last = !word.ends_with('\\');
      if (!last) word.back() = ';';
    }
    if (!last || !word.empty()) current.words.push_back(std::move(word));
    if (last && !current.words.empty()) list.push_back(std::exchange(current, {}));
  }
  if (!current.words.empty()) list.push_back(std::move(current));
  return list;
}

std::string command_text(const std::vector<CommandWords>& list, Grouping grouping) {
  std::string text;
  unsigned line = list.empty() ? 0 : list.front().line;
  for (const CommandWords& command : list) {
    const bool same_line = grouping == Grouping::together || command.line <= line;
    if (!text.empty()) text += same_line ? std::string(" ; ") : std::string(command.line - line, '\n');
    line = command.line;
    auto block = command.blocks.begin();
    for (std::size_t i = 0; i < command.words.size(); ++i) {
      if (i != 0) text += ' ';
      // Blocks stay blocks: quoting them would double the backslashes at every depth.
      if (block != command.blocks.end() && *block == i) {
        text.append("{ ").append(command.words[i]).append(" }");
        ++block;
      } else {
        text += block_word(command.words[i]);
      }
    }
  }
  return text;
}

}  // namespace shim
