// SPDX-License-Identifier: ISC
#include "shim/commands/mode_command.hpp"

#include "shim/tree/pane_modes.hpp"

namespace shim {

state::Result<void> enter_target_mode(Context& context, const Args& args, std::string_view mode) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        enter_mode(registry, place.pane->id, mode, args.has('Z') ? ModeZoom::zoom : ModeZoom::none, change);
        return {};
      });
}

}  // namespace shim
