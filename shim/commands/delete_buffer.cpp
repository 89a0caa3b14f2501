// SPDX-License-Identifier: ISC
// Deletes a paste buffer, without a name the newest (tmux(1), delete-buffer).
#include <fmt/core.h>

#include "shim/commands/buffer_files.hpp"
#include "shim/commands/buffer_index.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  const auto name = args.value('b');
  std::optional<std::string> file;
  ROOST_TRY(context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    const state::Head& head = registry.head();
    const state::Buffer* buffer = name ? find_buffer(head, *name) : newest_buffer(head);
    if (buffer == nullptr) {
      return state::fail(state::ErrorCode::not_found, name ? fmt::format("unknown buffer: {}", *name) : "no buffer");
    }
    file = erase_buffer(registry.edit_head(), std::string(buffer->name));
    return {};
  }));
  if (file) remove_texts(context.dir(), {*file});
  return {};
}

}  // namespace

extern const CommandSpec delete_buffer_command;
const CommandSpec delete_buffer_command = {
    .args = {.name = "delete-buffer", .flags = "b:", .max_operands = 0, .usage = "[-b buffer-name]"},
    .alias = "deleteb",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
