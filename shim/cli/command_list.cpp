// SPDX-License-Identifier: ISC
// Lists of commands that need no lexer: splitting argv (cmd_parse_from_arguments) and printing.
#include "shim/cli/command_list.hpp"

#include <utility>

#include "shim/cli/quote.hpp"

namespace shim {
namespace {

// As quote_word, but so that the lexer reads back just this word: it keeps the backslashes that quoting adds in single
// quotes, and of those after a '$' one too many, as tmux's does.
std::string block_word(const std::string& word) {
  if (word.find_first_of("\"$") == std::string::npos) return quote_word(word);
  return (word.front() == '~' ? "\"\\" : "\"") + quote_detail::escape(word, quote_detail::Quotes::block) + '"';
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
