// SPDX-License-Identifier: ISC
// Forgets what was typed at prompts (tmux(1), clear-prompt-history). Prompts need an attached client: nothing was.
#include "shim/commands/prompt_types.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY(context.snapshot());
  return check_prompt_type(args);
}

}  // namespace

extern const CommandSpec clear_prompt_history_command;
const CommandSpec clear_prompt_history_command = {
    .args = {.name = "clear-prompt-history", .flags = "T:", .max_operands = 0, .usage = "[-T type]"},
    .alias = "clearphist",
    .run = run,
};

}  // namespace shim
