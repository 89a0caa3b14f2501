// SPDX-License-Identifier: ISC
// Takes a binding away, or with -a a whole table (tmux(1), unbind-key).
#include <fmt/core.h>

#include "shim/commands/key_bindings.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> unbind(const Args& args, state::Head& head) {
  const std::string* name = args.operands().empty() ? nullptr : &args.operands().front();
  const std::string table(args.value('T').value_or(args.has('n') ? "root" : "prefix"));
  const auto refuse = [](std::string text) { return state::fail(state::ErrorCode::invalid_argument, std::move(text)); };
  const bool must_exist = args.has('a') || args.has('T');
  const bool missing = must_exist && !has_key_table(head, table);
  if (args.has('a')) {
    if (name != nullptr) return refuse("key given with -a");
    if (missing) return refuse(fmt::format("table {} doesn't exist", table));
    remove_key_table(head, table);
    return {};
  }
  if (name == nullptr) return refuse("missing key");
  const auto key = parse_key(*name);
  if (!key || key_name(*key) == "None") return refuse(fmt::format("unknown key: {}", *name));
  if (missing) return refuse(fmt::format("table {} doesn't exist", table));
  unbind_key(head, table, *key);
  return {};
}

state::Result<void> run(Context& context, const Args& args) {
  bool refused = false;
  auto done = context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    auto result = unbind(args, registry.edit_head());
    refused = !result;
    return result;
  });
  // With -q it is a failure without a word: the list ends, the status is that of success.
  if (!done && refused && args.has('q')) done.error().message.clear();
  return done;
}

}  // namespace

extern const CommandSpec unbind_key_command;
const CommandSpec unbind_key_command = {
    .args = {.name = "unbind-key", .flags = "anqT:", .max_operands = 1, .usage = "[-anq] [-T key-table] key"},
    .alias = "unbind",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
