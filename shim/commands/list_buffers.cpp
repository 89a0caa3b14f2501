// SPDX-License-Identifier: ISC
// Lists the paste buffers, newest first (tmux(1), list-buffers).
#include "shim/commands/buffer_index.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr std::string_view k_format = "#{buffer_name}: #{buffer_size} bytes: \"#{buffer_sample}\"";

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  FormatContext format;
  format.extra = context.hooks.formats;
  format.world = &now->world();
  format.caller = &context.caller();
  const auto filter = args.value('f');
  for (const state::Buffer* buffer : buffers_newest_first(now->registry().head())) {
    format.buffer = buffer;
    if (filter && !is_true(expand(*filter, format))) continue;
    context.print(expand(args.value('F').value_or(k_format), format));
  }
  return {};
}

}  // namespace

extern const CommandSpec list_buffers_command;
const CommandSpec list_buffers_command = {
    .args = {.name = "list-buffers", .flags = "F:f:", .max_operands = 0, .usage = "[-F format] [-f filter]"},
    .alias = "lsb",
    .run = run,
};

}  // namespace shim
