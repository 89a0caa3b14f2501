// SPDX-License-Identifier: ISC
// Writes a paste buffer to a file or stdout (tmux(1), save-buffer).
#include "shim/commands/buffer_store.hpp"
#include "shim/commands/caller_file.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const BufferCopy copy, read_buffer(context, args.value('b')));
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const auto place = current_place(now->world(), context.caller());
  const std::string path = context.expand(now->world(), place.value_or(Place{}), args.operands().front());
  const WriteMode mode = args.has('a') ? WriteMode::append : WriteMode::replace;
  const auto written = write_caller_file(context, path, mode, copy.text);
  // As in load-buffer, the list goes on.
  if (!written) context.report(written.error().message);
  return {};
}

}  // namespace

extern const CommandSpec save_buffer_command;
const CommandSpec save_buffer_command = {
    .args = {.name = "save-buffer",
             .flags = "ab:",
             .min_operands = 1,
             .max_operands = 1,
             .usage = "[-a] [-b buffer-name] path"},
    .alias = "saveb",
    .run = run,
};

}  // namespace shim
