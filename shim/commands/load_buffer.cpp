// SPDX-License-Identifier: ISC
// Fills a paste buffer from a file or stdin (tmux(1), load-buffer). -w would also set the clipboard of an attached
// terminal; there is none.
#include "shim/commands/buffer_store.hpp"
#include "shim/commands/caller_file.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const auto place = current_place(now->world(), context.caller());
  const std::string path = context.expand(now->world(), place.value_or(Place{}), args.operands().front());
  const auto text = read_caller_file(context, path);
  // The file's errors do not end the command list (cmd-load-buffer.c: they come from a callback).
  if (!text) {
    context.report(text.error().message);
    return {};
  }
  const auto stored = set_buffer(context, args.value('b'), *text);
  if (!stored) context.report(stored.error().message);
  return {};
}

}  // namespace

extern const CommandSpec load_buffer_command;
const CommandSpec load_buffer_command = {
    .args = {.name = "load-buffer",
             .flags = "b:t:w",
             .min_operands = 1,
             .max_operands = 1,
             .usage = "[-b buffer-name] [-t target-client] path"},
    .alias = "loadb",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
