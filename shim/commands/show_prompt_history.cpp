// SPDX-License-Identifier: ISC
// Shows what was typed at prompts (tmux(1), show-prompt-history). Prompts need an attached client, so nothing was.
#include "shim/commands/prompt_types.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY(context.snapshot());
  ROOST_TRY(check_prompt_type(args));
  for (const std::string_view type : k_prompt_types) {
    if (args.value('T').value_or(type) != type) continue;
    context.print("History for " + std::string(type) + ":\n\n");
  }
  return {};
}

}  // namespace

extern const CommandSpec show_prompt_history_command;
const CommandSpec show_prompt_history_command = {
    .args = {.name = "show-prompt-history", .flags = "T:", .max_operands = 0, .usage = "[-T type]"},
    .alias = "showphist",
    .run = run,
};

}  // namespace shim
