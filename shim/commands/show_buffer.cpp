// SPDX-License-Identifier: ISC
// A paste buffer to stdout, its bytes and nothing else (tmux(1), show-buffer).
#include "shim/commands/buffer_store.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const BufferCopy copy, read_buffer(context, args.value('b')));
  context.write(copy.text);
  return {};
}

}  // namespace

extern const CommandSpec show_buffer_command;
const CommandSpec show_buffer_command = {
    .args = {.name = "show-buffer", .flags = "b:", .max_operands = 0, .usage = "[-b buffer-name]"},
    .alias = "showb",
    .run = run,
};

}  // namespace shim
