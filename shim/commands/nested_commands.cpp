// SPDX-License-Identifier: ISC
#include "shim/commands/nested_commands.hpp"

#include "shim/commands/table.hpp"

namespace shim {

state::Result<std::vector<CommandWords>> parse_nested(const Context& context, std::string_view text) {
  ParseSource source;
  source.environment = &context.caller().environment;
  ROOST_TRY_ASSIGN(std::vector<CommandWords> list, parse_commands(text, source));
  ROOST_TRY(check_commands(context, list));
  return list;
}

void run_nested(Context& context, const std::vector<CommandWords>& list) {
  const auto done = run_commands(context, list);
  if (!done) context.report(done.error().message);
}

void run_nested(Context& context, std::string_view text) {
  const auto list = parse_nested(context, text);
  if (list) {
    run_nested(context, *list);
  } else {
    context.report(list.error().message);
  }
}

}  // namespace shim
