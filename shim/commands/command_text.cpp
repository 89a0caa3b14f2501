// SPDX-License-Identifier: ISC
#include "shim/commands/command_text.hpp"

#include <algorithm>

#include "shim/cli/command_list.hpp"
#include "shim/cli/quote.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

std::string flag_letters(const ArgSpec& spec) {
  std::string letters;
  for (const char c : spec.flags) {
    if (c != ':') letters += c;
  }
  std::sort(letters.begin(), letters.end());
  return letters;
}

// Flags without a value together, then those with one, then the operands (arguments.c, args_print).
std::string print_args(const ArgSpec& spec, const Args& args) {
  const std::string letters = flag_letters(spec);
  std::string bare, rest;
  for (const char flag : letters) {
    if (!args.has(flag)) continue;
    if (args.values(flag).empty()) bare.append(static_cast<std::size_t>(args.count(flag)), flag);
    for (const std::string& value : args.values(flag)) rest.append({' ', '-', flag, ' '}).append(quote_word(value));
  }
  for (const std::string& operand : args.operands()) rest.append(" ").append(quote_word(operand));
  return (bare.empty() ? "" : " -" + bare) + rest;
}

}  // namespace

state::Result<std::string> canonical_command(const CommandWords& command) {
  ROOST_TRY_ASSIGN(const CommandSpec* const spec, find_command(command.words.front()));
  ROOST_TRY_ASSIGN(const Args args, parse_args(spec->args, {command.words.begin() + 1, command.words.end()}));
  return std::string(spec->args.name) + print_args(spec->args, args);
}

state::Result<std::string> canonical_commands(std::string_view text) {
  ROOST_TRY_ASSIGN(const std::vector<CommandWords> list, parse_commands(text));
  std::string result;
  for (const CommandWords& command : list) {
    ROOST_TRY_ASSIGN(const std::string printed, canonical_command(command));
    if (!result.empty()) result += " ; ";
    result += printed;
  }
  return result;
}

}  // namespace shim
