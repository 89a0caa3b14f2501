// SPDX-License-Identifier: ISC
#include "shim/commands/nested_commands.hpp"

#include <algorithm>

#include "shim/commands/prepare.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

using List = std::vector<CommandWords>;

state::Result<List> checked(const Context& context, state::Result<List> list) {
  if (!list) return list;
  ROOST_TRY(prepare_commands(context, *list, {context.source_path}));
  return list;
}

void run_parsed(Context& context, const state::Result<List>& list) {
  if (list) {
    run_nested(context, *list);
  } else {
    context.report(list.error().message);
  }
}

}  // namespace

state::Result<List> parse_nested(const Context& context, std::string_view text) {
  ParseSource source = text_source(context);
  source.file = context.source_path;
  source.first_line = std::max(1U, context.source_line);
  ROOST_TRY_ASSIGN(List list, parse_commands(text, source));
  for (CommandWords& command : list) command.line = source.first_line;
  return checked(context, std::move(list));
}

state::Result<List> parse_nested(const Context& context, const Args& args, std::size_t operand) {
  return checked(context, operand_commands(context, args, operand));
}

void run_nested(Context& context, const List& list) {
  for (const List& line : by_line(list)) {
    const auto done = run_commands(context, line);
    if (!done && !done.error().message.empty()) context.report(done.error().message);
  }
}

void run_nested(Context& context, std::string_view text) { run_parsed(context, parse_nested(context, text)); }

void run_nested(Context& context, const Args& args, std::size_t operand) {
  run_parsed(context, parse_nested(context, args, operand));
}

std::vector<List> by_line(const List& list) {
  std::vector<List> lines;
  for (const CommandWords& command : list) {
    if (lines.empty() || lines.back().front().line != command.line) lines.emplace_back();
    lines.back().push_back(command);
  }
  return lines;
}

}  // namespace shim
