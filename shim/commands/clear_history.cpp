// SPDX-License-Identifier: ISC
// Forgets the lines that have scrolled off a pane's screen (tmux(1), clear-history).
#include "shim/commands/pane_input.hpp"
#include "shim/commands/table.hpp"
#include "shim/tree/pane_modes.hpp"

namespace shim {

namespace {

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  ROOST_TRY_ASSIGN(const Place place, context.target(now->world(), args, TargetKind::pane));
  ROOST_TRY_ASSIGN(HostClient host, host_of(context, place.pane->id));
  auto cleared = host.clear_history();
  if (!cleared) return tl::unexpected(pane_error(place.pane->id, std::move(cleared.error())));
  if (place.pane->modes.empty()) return {};
  return context.transact([&](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    if (registry.pane(place.pane->id) != nullptr) leave_all_modes(registry, place.pane->id, change);
    return {};
  });
}

}  // namespace

extern const CommandSpec clear_history_command;
const CommandSpec clear_history_command = {
    .args = {.name = "clear-history", .flags = "t:", .max_operands = 0, .usage = "[-t target-pane]"},
    .alias = "clearhist",
    .run = run,
};

}  // namespace shim
