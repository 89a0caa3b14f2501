// SPDX-License-Identifier: ISC
#include "shim/commands/command_text.hpp"

#include <algorithm>

#include "shim/cli/quote.hpp"
#include "shim/commands/prepare.hpp"

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

std::string print_operand(const Context& context, const Args& args, std::size_t operand) {
  if (!args.is_block(operand)) return quote_word(args.operands()[operand]);
  return "{ " + operand_text(context, args, operand) + " }";
}

std::string_view between(const PreparedCommand& before, const PreparedCommand& after, Separator separator) {
  const bool together = before.line == after.line;
  if (separator == Separator::escaped) return together ? " \\; " : " \\;\\; ";
  return together ? " ; " : " ;; ";
}

}  // namespace

// Flags without a value together, then those with one, then the operands.
std::string print_arguments(const Context& context, const PreparedCommand& command) {
  const Args& args = command.args;
  std::string bare, rest;
  for (const char flag : flag_letters(command.spec->args)) {
    if (!args.has(flag)) continue;
    if (args.values(flag).empty()) bare.append(static_cast<std::size_t>(args.count(flag)), flag);
    for (const std::string& value : args.values(flag)) rest.append({' ', '-', flag, ' '}).append(quote_word(value));
  }
  for (std::size_t i = 0; i < args.operands().size(); ++i) rest.append(" ").append(print_operand(context, args, i));
  if (!bare.empty()) return "-" + bare + rest;
  return rest.empty() ? rest : rest.substr(1);
}

std::string print_commands(const Context& context, const std::vector<PreparedCommand>& list, Separator separator) {
  std::string text;
  const PreparedCommand* before = nullptr;
  for (const PreparedCommand& command : list) {
    if (before != nullptr) text += between(*before, command, separator);
    before = &command;
    text += command.spec->args.name;
    const std::string arguments = print_arguments(context, command);
    if (!arguments.empty()) text.append(" ").append(arguments);
  }
  return text;
}

std::string operand_text(const Context& context, const Args& args, std::size_t operand) {
  const std::string& text = args.operands()[operand];
  if (!args.is_block(operand)) return text;
  const auto list = operand_commands(context, args, operand);
  if (!list) return text;
  const auto prepared = prepare_commands(context, *list);
  return prepared ? print_commands(context, *prepared) : text;
}

state::Result<std::string> canonical_commands(const Context& context, std::string_view text) {
  ROOST_TRY_ASSIGN(std::vector<CommandWords> list, parse_commands(text, text_source(context)));
  for (CommandWords& command : list) command.line = 1;
  ROOST_TRY_ASSIGN(const auto prepared, prepare_commands(context, list));
  return print_commands(context, prepared);
}

}  // namespace shim
