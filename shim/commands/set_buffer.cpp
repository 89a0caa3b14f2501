// SPDX-License-Identifier: ISC
// Sets, extends or renames a paste buffer (tmux(1), set-buffer).
#include <fmt/core.h>

#include "shim/commands/buffer_index.hpp"
#include "shim/commands/buffer_store.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

using state::ErrorCode;

state::Result<void> rename(Context& context, std::optional<std::string_view> name, std::string_view to) {
  return context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    const state::Head& head = registry.head();
    const state::Buffer* buffer = name ? find_buffer(head, *name) : newest_buffer(head);
    if (buffer == nullptr) {
      return state::fail(ErrorCode::not_found, name ? fmt::format("unknown buffer: {}", *name) : "no buffer");
    }
    return rename_buffer(registry.edit_head(), std::string(buffer->name), to);
  });
}

state::Result<void> run(Context& context, const Args& args) {
  const auto name = args.value('b');
  if (const auto to = args.value('n')) return rename(context, name, *to);
  ROOST_TRY(context.snapshot());
  if (args.operands().empty()) return state::fail(ErrorCode::invalid_argument, "no data specified");
  const std::string& text = args.operands().front();
  if (args.has('a') && name && !name->empty() && !text.empty()) return append_to_buffer(context, *name, text);
  return set_buffer(context, name, text);
}

}  // namespace

extern const CommandSpec set_buffer_command;
const CommandSpec set_buffer_command = {
    .args = {.name = "set-buffer",
             .flags = "ab:t:n:w",
             .max_operands = 1,
             .usage = "[-aw] [-b buffer-name] [-n new-buffer-name] [-t target-client] data"},
    .alias = "setb",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
