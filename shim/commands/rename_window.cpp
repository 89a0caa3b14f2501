// SPDX-License-Identifier: ISC
// Renames a window, which then no longer names itself (tmux(1), rename-window).
#include "shim/commands/table.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  return context.transact([&](const World& world, state::Registry& registry, TreeChange&) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
    const auto name = clean_window_name(context.expand(world, place, args.operands().front()));
    state::Window& window = *registry.edit_window(place.window->id);
    window.name = name.value_or(std::string());
    window.options["automatic-rename"] = "off";
    return {};
  });
}

}  // namespace

extern const CommandSpec rename_window_command;
const CommandSpec rename_window_command = {
    .args = {.name = "rename-window",
             .flags = "t:",
             .min_operands = 1,
             .max_operands = 1,
             .usage = "[-t target-window] new-name"},
    .alias = "renamew",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
